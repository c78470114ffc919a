/**
 * Measures the engine and the emulator: actions a second without HTTP, runs a second through the API, milliseconds from
 * starting a run to its first request, each with 1, 10 and 100 at the same time; and the time of an action as the state and
 * the number of actions grow, which must stay the same.
 */
import { writeFileSync } from 'node:fs';
import type { BenchOptions } from '../options';
import { print } from '../report';
import { manyActions, runInMemory, someActions, stateOf } from './memoryHost';
import { MeasuredEmulator } from './viaApi';

const PARALLEL = [1, 10, 100];
const STATE_SIZES = [1_000, 10_000, 100_000, 1_000_000];
const ACTION_COUNTS = [100, 1_000, 10_000];
const RUNS = 300;
/** The time of an action may grow by this much from the smallest to the largest; more is no linear growth. */
const MOST_GROWTH = 2;

interface Figure {
  readonly measure: string;
  readonly at: number;
  readonly value: number;
  readonly unit: string;
}

export async function run(options: BenchOptions): Promise<void> {
  const figures: Figure[] = [];
  const add = (measure: string, at: number, value: number, unit: string): void => {
    const rounded = Number(value.toPrecision(4));
    figures.push({ measure, at, value: rounded, unit });
    print(`${measure.padEnd(42)}${String(at).padStart(9)}  ${String(rounded).padStart(10)} ${unit}`);
  };
  await runInMemory(manyActions(1000), stateOf(1000));
  for (const parallel of PARALLEL)
    add('actions without HTTP, runs in parallel', parallel, await actionRate(parallel), '/s');
  await measureApi(add);
  const sizes = [];
  for (const size of STATE_SIZES) {
    sizes.push(await actionTime(100, size));
    add('an action, by characters of the state', size, sizes.at(-1) ?? 0, 'ms');
  }
  const counts = [];
  for (const count of ACTION_COUNTS) {
    counts.push(await actionTime(count, 10_000));
    add('an action, by number of actions', count, counts.at(-1) ?? 0, 'ms');
  }
  const growth = { actions: growthOf(counts), state: growthOf(sizes) };
  const larger = (STATE_SIZES.at(-1) ?? 1) / (STATE_SIZES[0] ?? 1);
  print(
    `\nAn action takes ${growth.actions}× as long among ${ACTION_COUNTS.at(-1) ?? 0} as among ${ACTION_COUNTS[0] ?? 0}.`,
  );
  print(`With a state ${larger}× as large it takes ${growth.state}× as long; it looks for an item in it.`);
  const linear = growth.actions <= MOST_GROWTH && growth.state <= larger;
  print(linear ? 'Growth is linear.' : `MISSED: growth is not linear (≤ ${MOST_GROWTH}× and ≤ ${larger}×).`);
  if (options.json === undefined) return;
  const report = { part: 'engine', node: process.version, figures, growth, linear };
  writeFileSync(options.json, `${JSON.stringify(report, undefined, 2)}\n`);
}

/** Actions a second of so many runs at the same time. */
async function actionRate(parallel: number): Promise<number> {
  const actions = someActions(100);
  const rounds = Math.max(2, Math.round(60 / parallel));
  const started = performance.now();
  for (let round = 0; round < rounds; round++) {
    await Promise.all(Array.from({ length: parallel }, () => runInMemory(actions, stateOf(1000))));
  }
  return (actions.length * parallel * rounds * 1000) / (performance.now() - started);
}

async function measureApi(add: (measure: string, at: number, value: number, unit: string) => void): Promise<void> {
  const emulator = await MeasuredEmulator.start();
  try {
    const path = await emulator.createWorkflow();
    await startMany(emulator, path, 20, 5);
    for (const parallel of PARALLEL) {
      const { seconds, latencies } = await startMany(emulator, path, parallel === 1 ? RUNS / 3 : RUNS, parallel);
      add('runs through the API, callers in parallel', parallel, latencies.length / seconds, '/s');
      add('start of a run to its first request', parallel, latencies[latencies.length >> 1] ?? 0, 'ms');
    }
  } finally {
    await emulator.close();
  }
}

/** Starts runs and follows each to its end, so many at the same time. */
async function startMany(emulator: MeasuredEmulator, path: string, count: number, parallel: number) {
  const begun = new Map<number, number>();
  const latencies: number[] = [];
  emulator.onRequest = (run) => {
    latencies.push(performance.now() - (begun.get(run) ?? NaN));
  };
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count) {
      const run = next++;
      begun.set(run, performance.now());
      await emulator.ended(await emulator.create(path, { run }));
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: parallel }, worker));
  const seconds = (performance.now() - started) / 1000;
  return { seconds, latencies: latencies.sort((a, b) => a - b) };
}

/** Milliseconds of one of so many actions over a state of so many characters: the best of some rounds. */
async function actionTime(count: number, size: number): Promise<number> {
  const [actions, state] = [manyActions(count), stateOf(size)];
  let best = Infinity;
  for (let round = 0; round < 5; round++) {
    const started = performance.now();
    await runInMemory(actions, state);
    best = Math.min(best, performance.now() - started);
  }
  return best / count;
}

function growthOf(times: readonly number[]): number {
  return Number(((times.at(-1) ?? NaN) / (times[0] ?? NaN)).toFixed(2));
}
