import { performance } from 'node:perf_hooks';
import { inFolder } from '../bundled';
import type { BenchOptions } from '../options';
import { print, Report } from '../report';
import { generateAccount } from '../workload/account';
import { KEYSTROKES } from '../workload/keystrokes';
import type { Keystroke } from '../workload/keystrokes';
import { workflowSchema } from '../workload/schema';
import { generateWorkflow } from '../workload/workflow';
import type { ClientOptions } from './client';
import { Client } from './client';
import type { ServerCommand } from './servers';
import { buildServers, otherServer, OURS, STOCK } from './servers';

const SIZES = [100, 1_000];
const START_ROUNDS = 9;

const TARGETS = {
  start: { initialize: 0.75, 'first diagnostics': 0.45, 'first completion': 0.6 },
  /** Against the diagnostics that the stock server hands out when asked. */
  diagnostics: { 100: 0.15 } as Partial<Record<number, number>>,
  completion: { 1_000: 0.25 } as Partial<Record<number, number>>,
  memory: { 100: 0.9, 1_000: 1 } as Partial<Record<number, number>>,
  account: 1.1,
};

type Medians = Readonly<Record<string, number | undefined>>;

/** Our built server against the stock one and others, each as a process of its own, in the same run. */
export async function run(options: BenchOptions): Promise<void> {
  const { schema, source } = workflowSchema();
  await inFolder(async (folder) => {
    const { ours, others: known } = await buildServers(folder);
    const others = [...known, ...options.servers.map(otherServer)];
    const report = new Report(`The language server over stdio, in ms (medians; MB of memory), on ${source}`);
    const common = { schema, account: generateAccount(5) };
    for (const { name, command, args } of others) print(`${name}: ${command} ${args.join(' ')}`);
    await compareStarts(report, ours, others, common);
    for (const size of options.sizes ?? SIZES) {
      const text = generateWorkflow(size, options.flat);
      await compareWork(report, size, text, ours, others, common);
      await compareAccounts(report, size, text, ours, schema);
    }
    report.write(options.json, { part: 'stdio', schema: source });
  });
}

async function compareStarts(
  report: Report,
  ours: ServerCommand,
  others: readonly ServerCommand[],
  common: Omit<ClientOptions, 'pull'>,
): Promise<void> {
  const text = generateWorkflow(100);
  const { cursor } = KEYSTROKES['a key to hover over'](text);
  const times = new Map<string, Record<string, number[]>>();
  const start = async (server: ServerCommand, what: string, pull: boolean, ask: (client: Client) => Promise<void>) => {
    const client = new Client(server, { ...common, pull });
    try {
      await client.initialize();
      note(times, server.name, 'initialize', client.elapsed);
      await client.open(text);
      await ask(client);
      note(times, server.name, what, client.elapsed);
    } finally {
      client.dispose();
    }
  };
  await startOnce(ours, text, cursor, common);
  for (let round = 0; round < START_ROUNDS; round++) {
    // In turns, so that whatever else the machine does meets all of them.
    for (const server of [ours, ...others]) {
      await start(server, 'first diagnostics', false, (client) => client.diagnostics());
      await start(server, 'first diagnostics, pulled', true, (client) => client.diagnostics());
      await start(server, 'first completion', true, (client) => client.complete(cursor));
    }
  }
  const mine = mediansOf(times.get(ours.name) ?? {});
  for (const { name } of others) {
    const theirs = mediansOf(times.get(name) ?? {});
    for (const measure of [
      'initialize',
      'first diagnostics',
      'first diagnostics, pulled',
      'first completion',
    ] as const) {
      const target =
        name === STOCK && measure in TARGETS.start ? TARGETS.start[measure as keyof typeof TARGETS.start] : undefined;
      report.add({
        measure: `start to ${measure}`,
        against: name,
        ours: mine[measure],
        theirs: theirs[measure],
        ...(target !== undefined && { target }),
      });
    }
  }
}

/** What a server keeps for its next start is there from the second one on. */
async function startOnce(
  server: ServerCommand,
  text: string,
  cursor: number,
  common: Omit<ClientOptions, 'pull'>,
): Promise<void> {
  const client = new Client(server, { ...common, pull: true });
  try {
    await client.initialize();
    await client.open(text);
    await client.complete(cursor);
    await client.diagnostics();
    await client.close();
  } finally {
    client.dispose();
  }
}

async function compareWork(
  report: Report,
  actions: number,
  text: string,
  ours: ServerCommand,
  others: readonly ServerCommand[],
  common: Omit<ClientOptions, 'pull'>,
): Promise<void> {
  const mine = await work(ours, text, common);
  for (const other of others) {
    const theirs = await work(other, text, common);
    const add = (measure: string, own: number | undefined, their: number | undefined, target?: number) => {
      const wanted = target !== undefined && other.name === STOCK ? { target } : {};
      report.add({ measure, actions, against: other.name, ours: own, theirs: their, ...wanted });
    };
    const diagnostics = TARGETS.diagnostics[actions];
    add('diagnostics, pulled', mine['diagnostics, pulled'], theirs['diagnostics, pulled'], diagnostics);
    add('diagnostics, pushed', mine['diagnostics, pushed'], theirs['diagnostics, pulled'], diagnostics);
    add('diagnostics, both pushed', mine['diagnostics, pushed'], theirs['diagnostics, pushed']);
    for (const { measure } of completions(text)) {
      add(measure, mine[measure], theirs[measure], TARGETS.completion[actions]);
    }
    add('memory (MB)', mine.memory, theirs.memory, TARGETS.memory[actions]);
  }
}

async function compareAccounts(
  report: Report,
  actions: number,
  text: string,
  ours: ServerCommand,
  schema: object,
): Promise<void> {
  const small = await work(ours, text, { schema, account: generateAccount(5) });
  const large = await work(ours, text, { schema, account: generateAccount(500) });
  for (const [name, theirs] of Object.entries(small)) {
    const measure = `${name === 'memory' ? 'memory (MB)' : name}, 500 connectors`;
    const against = 'ours with 5 connectors';
    report.add({ measure, actions, against, ours: large[name], theirs, target: TARGETS.account });
  }
}

/** What a server takes for each keystroke. */
async function work(server: ServerCommand, text: string, common: Omit<ClientOptions, 'pull'>): Promise<Medians> {
  const times: Record<string, number[]> = {};
  const rounds = text.length > 300_000 ? 8 : 25;
  const stroke = KEYSTROKES['in a text'](text);
  let memory: number | undefined;
  for (const pull of [true, false]) {
    const client = new Client(server, { ...common, pull });
    try {
      await client.initialize();
      await client.open(text);
      await client.diagnostics();
      // What follows is about typing; what comes at the start is measured above.
      await client.settled(server.name === OURS);
      const kind = pull ? 'diagnostics, pulled' : 'diagnostics, pushed';
      await repeat(
        client,
        stroke,
        pull ? rounds : 5,
        (took) => (times[kind] ??= []).push(took),
        () => client.diagnostics(),
      );
      if (!pull) continue;
      for (const { measure, stroke: asked } of completions(text)) {
        await repeat(
          client,
          asked,
          rounds,
          (took) => (times[measure] ??= []).push(took),
          () => client.complete(asked.cursor),
        );
      }
      memory = await client.memory();
    } catch (error) {
      print(`${server.name}: ${String(error)}`);
    } finally {
      client.dispose();
    }
  }
  return { ...mediansOf(times), memory };
}

async function repeat(
  client: Client,
  stroke: Keystroke,
  rounds: number,
  done: (took: number) => void,
  ask: () => Promise<void>,
): Promise<void> {
  // The first ones meet code that nobody has run yet.
  for (let round = -2; round < rounds; round++) {
    const { type, undo } = client.ready(stroke);
    const begun = performance.now();
    await type();
    await ask();
    if (round >= 0) done(performance.now() - begun);
    await undo();
    await client.diagnostics();
  }
}

function completions(text: string): readonly { readonly measure: string; readonly stroke: Keystroke }[] {
  return [
    { measure: 'complete a key', stroke: KEYSTROKES['a key'](text) },
    { measure: 'complete a type', stroke: KEYSTROKES['a type'](text) },
    { measure: 'complete a parameter', stroke: KEYSTROKES['a parameter'](text) },
    { measure: 'complete an expression', stroke: KEYSTROKES['an expression'](text) },
  ];
}

function note(times: Map<string, Record<string, number[]>>, name: string, what: string, took: number): void {
  const own = times.get(name) ?? {};
  times.set(name, own);
  (own[what] ??= []).push(took);
}

function mediansOf(times: Readonly<Record<string, readonly number[]>>): Medians {
  return Object.fromEntries(
    Object.entries(times).map(([name, values]) => [name, [...values].sort((a, b) => a - b)[values.length >> 1]]),
  );
}
