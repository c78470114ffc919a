import assert from 'node:assert/strict';
import { isFinalStatus } from '../../flexli/model/run';
import type { RunSummary } from '../../flexli/model/run';
import { TestApi, TestEmulator } from './emulatorSupport';

const RUNS = 500;
const ACTIONS = 20;
const CALLS_PER_HOST = 20;

describe('emulator: under load', () => {
  let api: TestApi;
  let emulator: TestEmulator;
  let seen: Map<string, number[]>;
  let open: number;
  let mostOpen: number;

  beforeEach(async () => {
    seen = new Map();
    open = mostOpen = 0;
    api = await TestApi.start(({ url }, response) => {
      const [, run = '', step = ''] = /^\/step\/(\d+)\/(\d+)$/.exec(url) ?? [];
      seen.set(run, [...(seen.get(run) ?? []), Number(step)]);
      mostOpen = Math.max(mostOpen, ++open);
      setImmediate(() => {
        open--;
        response.end(`{"step":${step}}`);
      });
    });
  });
  afterEach(async () => {
    await emulator.close();
    await api.close();
  });

  /** A workflow that calls the API so many times, one after the other. */
  async function createWorkflow(actions: number): Promise<string> {
    const connector = await emulator.create('/v1/connectors', {
      type: 'Step',
      name: 'Step',
      description: 'Steps.',
      schema_version: 1,
      config: { host: api.host },
      actions: [{ type: 'Step', method: 'get', path: 'step/{run}/{step}', parameters: {} }],
    });
    return emulator.create('/v1/workflows', {
      name: 'Many steps',
      schema_version: 1,
      actions: Array.from({ length: actions }, (_, index) => ({
        order: index + 1,
        connector_id: connector,
        type: 'Step',
        timeout: 60,
        parameters: { run: '::run', step: index + 1 },
        transform: { last: '::step' },
      })),
    });
  }

  async function ended(): Promise<readonly RunSummary[]> {
    for (;;) {
      const { items } = (await emulator.call('GET', '/v1/run-history')).body as { items: readonly RunSummary[] };
      if (items.every(({ status }) => isFinalStatus(status))) return items;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  it(`does ${RUNS} runs of ${ACTIONS} actions together: none is lost, each in its order, in little memory`, async function () {
    this.timeout(120_000);
    emulator = await TestEmulator.start({ limits: { callsPerHost: CALLS_PER_HOST, parallelRuns: RUNS } });
    const workflow = await createWorkflow(ACTIONS);
    const before = process.memoryUsage().heapUsed;
    const ids = await Promise.all(
      Array.from({ length: RUNS }, (_, run) => emulator.create(`/v1/run-workflow/${workflow}/version/1`, { run })),
    );
    assert.equal(new Set(ids).size, RUNS);
    const runs = await ended();
    assert.deepEqual(new Set(runs.map(({ status }) => status)), new Set(['successful']));
    assert.equal(runs.length, RUNS);
    const order = Array.from({ length: ACTIONS }, (_, index) => index + 1);
    assert.equal(seen.size, RUNS);
    for (const [run, steps] of seen) assert.deepEqual(steps, order, run);
    assert.ok(mostOpen <= CALLS_PER_HOST, `${mostOpen} calls at once`);
    const grown = (process.memoryUsage().heapUsed - before) / 1024 / 1024;
    assert.ok(grown < 300, `the heap grew by ${grown.toFixed(0)} MB`);
    const items = await emulator.history(ids[0] ?? '');
    assert.deepEqual(
      items.map(({ action, status }) => action?.order ?? status),
      [...order, 'successful'],
    );
  });

  it('turns callers away who come too often, and takes them later', async () => {
    emulator = await TestEmulator.start({ limits: { parallelRuns: 2, queuedRuns: 3 } });
    const workflow = await createWorkflow(3);
    const path = `/v1/run-workflow/${workflow}/version/1`;
    const replies = await Promise.all(Array.from({ length: 40 }, (_, run) => emulator.call('POST', path, { run })));
    const taken = replies.filter(({ status }) => status === 201).length;
    const refused = replies.filter(({ status }) => status === 429);
    assert.equal(taken + refused.length, 40);
    assert.ok(refused.length > 0);
    for (const { body, headers } of refused) {
      assert.deepEqual([body, headers['retry-after']], [{ message: 'Too Many Requests' }, '1']);
    }
    assert.equal((await ended()).length, taken);
    assert.equal((await emulator.call('POST', path, { run: 99 })).status, 201);
    assert.equal((await ended()).length, taken + 1);
  });
});
