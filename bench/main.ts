/**
 * Prints medians, in milliseconds, of what an author waits for after one edit, by the number of actions:
 * `npm run bench [-- --json FILE]`.
 */
import { writeFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { contextOf } from '../server/languageservice/context';
import { LanguageDocument } from '../server/languageservice/languageDocument';
import { createLanguageService } from '../server/languageservice/service';
import { CONNECTOR, CONNECTOR_ID, generateWorkflow } from './generate';

const SIZES = [10, 100, 1_000, 10_000];

/** Long tasks get fewer rounds. */
const BUDGET_MS = 3_000;

const service = createLanguageService();
const context = contextOf([{ document: CONNECTOR, id: CONNECTOR_ID }], true);

type Task = (document: LanguageDocument) => unknown;

const tasks: Readonly<Record<string, Task>> = {
  parse: (document) => document.root,
  validate: (document) => service.validate(document, context),
  'complete a key': (document) => complete(document, '"description": "Tell step', 0),
  'complete a parameter': (document) => complete(document, '"channel": "general"', 1),
  'complete an id': (document) => complete(document, `"connector_id": "${CONNECTOR_ID}"`, 18),
  hover: (document) => service.hover(document, positionOf(document, '"channel": "general"', 3), context),
  outline: (document) => service.symbols(document),
};

function complete(document: LanguageDocument, marker: string, inside: number): Promise<unknown> {
  return service.complete(document, positionOf(document, marker, inside), context);
}

/** In the middle of the document, where most editing happens. */
function positionOf(document: LanguageDocument, marker: string, inside: number) {
  const middle = document.text.length >> 1;
  const found = document.text.indexOf(marker, middle);
  const offset = found < 0 ? document.text.lastIndexOf(marker) : found;
  return document.textDocument.positionAt(offset + inside);
}

/** Each round is one edit: a new version of the text, nothing of which has been seen. */
async function median(text: string, task: Task): Promise<number> {
  const times: number[] = [];
  const begun = performance.now();
  for (let round = 0; round < 50 && (round < 3 || performance.now() - begun < BUDGET_MS); round++) {
    const edited = text.replace('Generated', `Generated ${round}`);
    const start = performance.now();
    await task(new LanguageDocument('file:///bench.fewrk.json', 'workflow', round, edited));
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return times[times.length >> 1] ?? 0;
}

async function main(args: readonly string[]): Promise<void> {
  const file = args[0] === '--json' ? args[1] : undefined;
  if (args.length > 0 && file === undefined) {
    process.stderr.write('Usage: npm run bench [-- --json FILE]\n');
    process.exitCode = 2;
    return;
  }
  const results: Record<string, Record<string, number>> = {};
  const texts = SIZES.map((size) => [size, generateWorkflow(size)] as const);
  process.stdout.write(`${'actions'.padEnd(22)}${SIZES.map((size) => String(size).padStart(12)).join('')}\n`);
  for (const [name, task] of Object.entries(tasks)) {
    const row: Record<string, number> = {};
    for (const [size, text] of texts) row[size] = Math.round((await median(text, task)) * 1000) / 1000;
    results[name] = row;
    process.stdout.write(
      `${name.padEnd(22)}${Object.values(row)
        .map((ms) => ms.toFixed(3).padStart(12))
        .join('')}\n`,
    );
  }
  if (file !== undefined) writeFileSync(file, `${JSON.stringify({ unit: 'ms', medians: results }, undefined, 2)}\n`);
}

await main(process.argv.slice(2));
