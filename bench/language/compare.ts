import type { Effort } from '../measure';
import { median } from '../measure';
import type { BenchOptions } from '../options';
import { print, Report } from '../report';
import { generateAccount } from '../workload/account';
import type { Keystroke } from '../workload/keystrokes';
import { KEYSTROKES } from '../workload/keystrokes';
import type { WorkflowSchema } from '../workload/schema';
import { generateWorkflow } from '../workload/workflow';
import { Ours } from './ours';
import { Stock } from './stock';

const SIZES = [10, 100, 1_000, 10_000];
const STOCK = 'stock service';

/** What the service has to reach, by number of actions. */
const TARGETS: Readonly<Record<'full' | 'again' | 'ask', Partial<Record<number, number>>>> = {
  full: { 10: 1, 100: 0.3, 1_000: 0.12, 10_000: 0.1 },
  again: { 10: 1, 100: 0.2, 1_000: 0.05, 10_000: 0.05 },
  ask: { 10: 1, 100: 1, 1_000: 0.1 },
};
const PARSE = 0.3;
/** Where the stock service fails: against its parse. */
const ASK_LARGE = 1.5;
/** A large account, against a small one. */
const ACCOUNT = 1.1;
const ACCOUNT_SIZES = [100, 1_000];

/** Prints and writes how the services compare. */
export async function compareServices(options: BenchOptions, { schema, source }: WorkflowSchema): Promise<void> {
  const small = generateAccount(5);
  const large = generateAccount(500);
  const report = new Report(`The language service, in ms (medians), against the stock JSON service on ${source}`);
  for (const size of options.sizes ?? SIZES) {
    const text = generateWorkflow(size, options.flat);
    const ours = new Ours(small, text);
    print(`${size} actions, ${Math.round(text.length / 1024)} kB, ${ours.findings} findings`);
    await compare(report, size, ours, new Stock(schema, text), text);
    if (ACCOUNT_SIZES.includes(size)) await compareAccounts(report, size, ours, new Ours(large, text), text);
  }
  report.write(options.json, { part: 'language', schema: source });
}

async function compare(report: Report, actions: number, ours: Ours, stock: Stock, text: string): Promise<void> {
  const effort = effortFor(actions);
  const stroke = KEYSTROKES['in a text'](text);
  const parse = await median(stock.parse(), effort);
  const add = (measure: string, mine: number | undefined, theirs: number | undefined, target?: number) => {
    report.add({ measure, actions, against: STOCK, ours: mine, theirs, ...(target !== undefined && { target }) });
  };
  add('parse', await median(ours.parse(), effort), parse, PARSE);
  const validate = await median(stock.validate(stroke), effort);
  add('full validate, of an unknown text', await median(ours.validate(), effort), validate, TARGETS.full[actions]);
  add('validate after a keystroke', await median(ours.validateAgain(stroke), effort), validate, TARGETS.again[actions]);
  add(
    'validate the whole text, sent again',
    await median(ours.validateWhole(stroke), effort),
    validate,
    TARGETS.full[actions],
  );
  const broken = KEYSTROKES['a quote too many'](text);
  add(
    'validate with a quote too many',
    await median(ours.validateAgain(broken), effort),
    validate,
    TARGETS.again[actions],
  );
  for (const { measure, stroke, ask } of questions(text)) {
    const mine = await median(ours[ask](stroke), effort);
    const theirs = await median(stock[ask](stroke), effort);
    if (theirs !== undefined) add(measure, mine, theirs, TARGETS.ask[actions]);
    else
      report.add({ measure, actions, against: 'stock parse; it fails', ours: mine, theirs: parse, target: ASK_LARGE });
  }
}

async function compareAccounts(report: Report, actions: number, small: Ours, large: Ours, text: string): Promise<void> {
  const effort = effortFor(actions);
  const stroke = KEYSTROKES['in a text'](text);
  const measures = [
    { measure: 'full validate, of an unknown text', of: (service: Ours) => service.validate() },
    { measure: 'validate after a keystroke', of: (service: Ours) => service.validateAgain(stroke) },
    ...questions(text).map(({ measure, stroke: asked, ask }) => ({
      measure,
      of: (service: Ours) => service[ask](asked),
    })),
  ];
  for (const { measure, of } of measures) {
    // Small, large, large, small: what else the machine does meets both, and the lower median of each has met the least of it.
    const first = await median(of(small), effort);
    const mine = lower(await median(of(large), effort), await median(of(large), effort));
    const theirs = lower(first, await median(of(small), effort));
    const against = 'ours with 5 connectors';
    report.add({ measure: `${measure}, 500 connectors`, actions, against, ours: mine, theirs, target: ACCOUNT });
  }
}

function lower(first: number | undefined, second: number | undefined): number | undefined {
  return first === undefined || second === undefined ? (first ?? second) : Math.min(first, second);
}

interface Question {
  readonly measure: string;
  readonly stroke: Keystroke;
  readonly ask: 'complete' | 'hover';
}

function questions(text: string): readonly Question[] {
  return [
    { measure: 'complete a key', stroke: KEYSTROKES['a key'](text), ask: 'complete' },
    { measure: 'complete a type', stroke: KEYSTROKES['a type'](text), ask: 'complete' },
    { measure: 'complete a parameter', stroke: KEYSTROKES['a parameter'](text), ask: 'complete' },
    { measure: 'complete an expression', stroke: KEYSTROKES['an expression'](text), ask: 'complete' },
    { measure: 'hover', stroke: KEYSTROKES['a key to hover over'](text), ask: 'hover' },
  ];
}

/** Long tasks get fewer rounds. */
function effortFor(actions: number): Effort {
  return actions > 2_000 ? { budget: 0, rounds: 3 } : { budget: 400, rounds: 7 };
}
