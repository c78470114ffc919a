import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isFinalStatus } from '../../flexli/model/run';
import type { RunSummary } from '../../flexli/model/run';
import { TestEmulator, temporaryFolder } from './emulatorSupport';
import { addDatabase, programBundle } from './programBundle';

const KILLS = 200;
/** Processes at the same time, each with a data file of its own. */
const LANES = 2;
/** Milliseconds after which the test fails: many times as long as it takes. */
const TIMEOUT_MS = 300_000;
/** A process lives so shortly that making SQLite's code fast costs more than it gains, and most of its start. */
const NODE_OPTIONS = ['--liftoff-only'];

describe('emulator: killed again and again', () => {
  let folder: ReturnType<typeof temporaryFolder>;

  before(async () => {
    folder = temporaryFolder();
    // Bundled, so that starting takes a fraction of the time.
    await programBundle('test/integration/crashProcess.ts', folder.path);
    addDatabase(folder.path);
  });
  after(() => {
    folder.remove();
  });

  /** Starts the process, kills it when `due` says so, and gives the lines that it had printed. */
  async function workAndDie(
    dataFile: string,
    due: (ready: Promise<unknown>) => Promise<unknown>,
  ): Promise<readonly string[]> {
    const child = spawn(process.execPath, [...NODE_OPTIONS, join(folder.path, 'crashProcess.cjs'), dataFile], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [text, errors] = ['', ''];
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (errors += chunk));
    const ready = new Promise((resolve) => {
      child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
        resolve(undefined);
      });
    });
    const closed = new Promise<NodeJS.Signals | null>((resolve) => {
      child.once('close', (_code, signal) => {
        resolve(signal);
      });
    });
    await Promise.race([due(ready), closed]);
    child.kill('SIGKILL');
    assert.equal(await closed, 'SIGKILL', `it ended by itself: ${errors}`);
    return text.split('\n').slice(0, -1);
  }

  it(`has everything that was answered, after ${KILLS} kills, and no run half-alive`, async function () {
    this.timeout(TIMEOUT_MS);
    const files = Array.from({ length: LANES }, (_, lane) => join(folder.path, `data-${lane}.sqlite`));
    const lanes = await Promise.all(files.map((file) => killAgainAndAgain(file, KILLS / LANES)));
    const sum = (count: (lane: Lane) => number): number => lanes.reduce((total, lane) => total + count(lane), 0);
    const atWork = sum((lane) => lane.atWork);
    assert.ok(atWork >= KILLS / 2 && atWork < KILLS, `${atWork} of ${KILLS} came to work`);
    let kept = 0;
    for (const [index, lane] of lanes.entries()) kept += await checkLane(files[index] ?? '', lane);
    const [runs, connectors] = [sum((lane) => lane.runs.size), sum((lane) => lane.connectors.size)];
    console.log(
      `      ${KILLS} kills, ${atWork} at work; answered ${runs} runs, ${connectors} connectors; ${kept} runs kept`,
    );
  });

  /** What was answered before the kills of one data file. */
  interface Lane {
    readonly runs: ReadonlySet<string>;
    readonly connectors: ReadonlySet<string>;
    /** Kills that came once the process had started. */
    readonly atWork: number;
  }

  async function killAgainAndAgain(dataFile: string, count: number): Promise<Lane> {
    const [runs, connectors] = [new Set<string>(), new Set<string>()];
    let [atWork, startMs] = [0, 150];
    for (let kills = 0; kills < count; kills++) {
      const begun = performance.now();
      // Every other kill comes while it works, the others while it starts.
      const lines = await workAndDie(dataFile, async (ready) => {
        if (kills % 2 === 0) return sleep(Math.random() * startMs);
        await ready;
        startMs = performance.now() - begun;
        // A slow machine takes longer for both.
        return sleep(Math.random() * startMs);
      });
      if (lines[0] === 'ready') atWork++;
      for (const line of lines) {
        const [what, id = ''] = line.split(' ');
        if (what === 'run') runs.add(id);
        if (what === 'connector') connectors.add(id);
      }
    }
    return { runs, connectors, atWork };
  }

  /** Gives the number of runs that there are. */
  async function checkLane(dataFile: string, { runs, connectors }: Lane): Promise<number> {
    assert.ok(runs.size > 0 && connectors.size > 0);
    const emulator = await TestEmulator.start({ dataFile });
    try {
      const kept = await ended(emulator);
      assert.deepEqual(
        [...runs].filter((id) => !kept.has(id)),
        [],
        'runs that were lost',
      );
      const list = (await emulator.call('GET', '/v1/connectors')).body as { items: readonly { id: string }[] };
      const there = new Set(list.items.map(({ id }) => id));
      assert.deepEqual(
        [...connectors].filter((id) => !there.has(id)),
        [],
        'connectors that were lost',
      );
      await checkHistories(emulator, kept);
      return kept.size;
    } finally {
      await emulator.close();
    }
  }

  /** Waits for the runs that were queued, and gives all by their id. */
  async function ended(running: TestEmulator): Promise<ReadonlyMap<string, RunSummary>> {
    for (;;) {
      const { items } = (await running.call('GET', '/v1/run-history')).body as { items: readonly RunSummary[] };
      if (items.every(({ status }) => isFinalStatus(status))) return new Map(items.map((item) => [item.run_id, item]));
      await sleep(20);
    }
  }

  /** Each run has one end, at its end, which the list tells as well; and each count was counted once. */
  async function checkHistories(running: TestEmulator, kept: ReadonlyMap<string, RunSummary>): Promise<void> {
    let [begun, counted, interrupted] = [0, 0, 0];
    for (const [id, summary] of kept) {
      const items = await running.history(id);
      const ends = items.filter(({ status }) => isFinalStatus(status));
      assert.deepEqual([ends.length, ends[0], ends[0]?.status], [1, items.at(-1), summary.status], id);
      if (summary.status === 'failed') {
        assert.match(JSON.stringify(ends[0]?.reason), /^"interrupted: the emulator ended before the run did/);
        interrupted++;
      } else assert.equal(summary.status, 'successful', id);
      if (summary.workflow_name !== 'Count') continue;
      if (items.length > 1) begun++;
      if (items.some(({ action }) => action?.order === 2)) counted++;
    }
    const { items } = await running.local<{ items: readonly { value: number }[] }>('GET', '/data?prefix=count');
    const count = items[0]?.value ?? 0;
    assert.ok(counted <= count && count <= begun, `${counted} ≤ ${count} ≤ ${begun}`);
    assert.ok(interrupted > 0 && interrupted < kept.size);
  }
});
