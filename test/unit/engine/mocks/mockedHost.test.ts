import assert from 'node:assert/strict';
import type { MockedRun } from '../../../../flexli/engine/mocks/mockedHost';
import { withMocks } from '../../../../flexli/engine/mocks/mockedHost';
import { mockName } from '../../../../flexli/engine/mocks/mock';
import { readMocks } from '../../../../flexli/engine/mocks/readMocks';
import { RunMocks } from '../../../../flexli/engine/mocks/runMocks';
import type { RunResult } from '../../../../flexli/engine/runEvent';
import { WorkflowRunner } from '../../../../flexli/engine/runner';
import type { JsonValue } from '../../../../flexli/model/json';
import type { WorkflowAction } from '../../../../flexli/model/workflow';
import { call, core, TestHost } from '../support/testHost';

interface MockedResult {
  readonly result: RunResult;
  readonly host: TestHost;
  readonly unused: readonly string[];
}

async function run(
  actions: readonly WorkflowAction[],
  mocks: readonly JsonValue[],
  options: Partial<MockedRun> & { readonly input?: JsonValue } = {},
): Promise<MockedResult> {
  const read = readMocks({ mocks });
  assert.ok(read.ok, JSON.stringify(read));
  const { input = {}, ...given } = options;
  const host = new TestHost();
  const runMocks = new RunMocks(read.mocks);
  const mocked = withMocks(host, { mocks: runMocks, isOffline: false, workflow: 'Main', isFirst: true, ...given });
  const runner = new WorkflowRunner({ name: 'Main', schema_version: 1, actions }, input, mocked);
  const result = await runner.run(new AbortController().signal);
  return { result, host, unused: runMocks.unused.map(mockName) };
}

/** An action whose whole answer becomes a key of the state. */
const keep = (type: string, order: number, key: string, fields: Partial<WorkflowAction> = {}): WorkflowAction =>
  call(type, order, { transform: { [key]: '::' }, ...fields });

/** An action as it stands inside of another one's parameters. */
const inner = (action: WorkflowAction): JsonValue => JSON.parse(JSON.stringify(action)) as JsonValue;

async function checkState(
  actions: readonly WorkflowAction[],
  mocks: readonly JsonValue[],
  state: JsonValue,
  options: Parameters<typeof run>[2] = {},
): Promise<MockedResult> {
  const ran = await run(actions, mocks, options);
  assert.deepEqual(ran.result, { status: 'successful', state });
  return ran;
}

async function checkFailed(
  actions: readonly WorkflowAction[],
  mocks: readonly JsonValue[],
  reason: RegExp,
  options: Parameters<typeof run>[2] = {},
): Promise<MockedResult> {
  const ran = await run(actions, mocks, options);
  assert.equal(ran.result.status, 'failed');
  assert.match(ran.result.reason ?? '', reason);
  return ran;
}

describe('a run with mocks', () => {
  it('answers actions by their place, and sends the others', async () => {
    const actions = [keep('Get', 1, 'a', { parameters: { id: 1 } }), keep('Get', 2, 'b', { parameters: { id: 2 } })];
    const { host } = await checkState(actions, [{ action: 'actions[1]', value: { n: 2 } }], { a: {}, b: { n: 2 } });
    assert.deepEqual(
      host.requests.map(({ url }) => url),
      ['https://shop.example.com/items/1'],
    );
  });

  it('goes by the place in the document, not by the order', async () => {
    const actions = [keep('Get', 2, 'second'), keep('Get', 1, 'first')];
    await checkState(
      actions,
      [
        { action: 'actions[0]', value: 1 },
        { type: 'Get', value: 2 },
      ],
      { first: 2, second: 1 },
    );
  });

  it('answers actions by type, the first mock first', async () => {
    const actions = [keep('Get', 1, 'a'), keep('Add', 2, 'b')];
    const { unused } = await checkState(
      actions,
      [
        { type: 'Get', value: 1 },
        { type: 'Get', value: 2 },
        { request: { method: 'post' }, text: '"three"' },
      ],
      { a: 1, b: 'three' },
    );
    assert.deepEqual(unused, ['type Get']);
  });

  it('answers by the request before credentials', async () => {
    const actions = [
      keep('Add', 1, 'a', { parameters: { sku: 'x', n: 1 } }),
      keep('Add', 2, 'b', { parameters: { sku: 'y' } }),
    ];
    await checkState(
      actions,
      [
        { request: { url: '/items', body: { sku: 'y' } }, value: 'Y' },
        { request: {}, value: 'other' },
      ],
      { a: 'other', b: 'Y' },
    );
  });

  it('goes through a sequence, whose last answer stays', async () => {
    const item = core('Iterator', 1, { parameters: { array_path: '::list', actions: [inner(call('Get', 1))] } });
    const mocks = [{ action: 'actions[0].actions[0]', sequence: [{ value: 1 }, { status: 500 }, { value: 3 }] }];
    const { host } = await checkState([item], mocks, { list: [{}, {}, {}, {}] }, { input: { list: [{}, {}, {}, {}] } });
    const answers = host.events.flatMap((event) => (event.type === 'responseReceived' ? [event.status] : []));
    assert.deepEqual(answers, [200, 500, 200, 200]);
  });

  it('fails as a service would, and is tried again', async () => {
    const retried = keep('Get', 1, 'a', { on_error: { max_retries: 2, retry_on: ['503'] } });
    const { host } = await checkState([retried], [{ type: 'Get', sequence: [{ status: 503 }, { value: 'ok' }] }], {
      a: 'ok',
    });
    assert.deepEqual(
      host.sleeps.filter((ms) => ms > 0),
      [3000],
    );
    await checkFailed(
      [call('Get', 1)],
      [{ type: 'Get', status: 404 }],
      /404 Client Error: Not Found for url: https:\/\/shop/,
    );
    await checkFailed([call('Get', 1)], [{ type: 'Get', error: 'The cable is cut.' }], /: The cable is cut\.$/);
  });

  it('answers late', async () => {
    const { host } = await checkState([keep('Get', 1, 'a')], [{ type: 'Get', delay: 2.5, value: 1 }], { a: 1 });
    assert.deepEqual(host.sleeps, [2500]);
    await checkFailed([call('Get', 1)], [{ type: 'Get', delay: 4 }], /No complete answer from the mock within 3 s\.$/);
    await checkState([call('Get', 1, { timeout: 5 })], [{ type: 'Get', delay: 4 }], {});
  });

  it('says what to mock when it is offline, and does not wait to try again', async () => {
    const action = call('Get', 1, { parameters: { id: 7 }, on_error: { max_retries: 3 } });
    const { host } = await checkFailed(
      [action],
      [],
      /GET https:\/\/shop\.example\.com\/items\/7\) was not sent, since the run is offline .* "action": "actions\[0\]" or "type": "Get"\.$/,
      { isOffline: true },
    );
    assert.deepEqual([host.requests, host.sleeps], [[], []]);
    await checkState([keep('Get', 1, 'a')], [{ type: 'Get', value: 1 }], { a: 1 }, { isOffline: true });
  });

  it('answers child runs', async () => {
    const child = core('RunWorkflow', 1, {
      parameters: { workflow_id: 'w', workflow_version: 1, workflow_input: {} },
      transform: { child: '::state' },
    });
    const { host } = await checkState([child], [{ type: 'Flexli:CoreV1:RunWorkflow', value: { n: 1 } }], {
      child: { n: 1 },
    });
    assert.deepEqual(host.children, []);
    await checkFailed([child], [{ action: 'actions[0]', error: 'It broke.' }], /failed: It broke\.$/);
    const unwatched = { ...child, wait_for_callback: false };
    await checkState([unwatched], [{ action: 'actions[0]', value: 1 }], { child: null });
    await checkFailed([unwatched], [{ action: 'actions[0]', error: 'it is off.' }], /did not start: it is off\.$/);
    assert.equal((await run([child], [{ type: 'Get' }])).host.children.length, 1);
  });

  it('shortens waits', async () => {
    const wait = core('Wait', 1, { parameters: { seconds: 60 } });
    assert.deepEqual((await checkState([wait], [{ type: 'Flexli:CoreV1:Wait' }], {})).host.sleeps, [0]);
    assert.deepEqual((await checkState([wait], [{ action: 'actions[0]', delay: 0.1 }], {})).host.sleeps, [100]);
    assert.deepEqual((await checkState([wait], [{ action: 'actions[1]' }], {})).host.sleeps, [60_000]);
  });

  it('answers Data', async () => {
    const data = core('Data', 1, {
      parameters: { operation: 'read', scope: 'run', key: 'k' },
      transform: { kept: '::value' },
    });
    await checkState([data], [{ type: 'Flexli:CoreV1:Data', value: { key: 'k', value: 5 } }], { kept: 5 });
    await checkFailed([data], [{ type: 'Flexli:CoreV1:Data', error: 'the store is full.' }], /the store is full\.$/);
    assert.equal((await run([data], [])).host.dataRequests.length, 1);
  });

  it('knows places inside branches', async () => {
    const branch = core('Branch', 1, {
      parameters: { branches: [{ order: 1, actions: [inner(keep('Get', 1, 'a'))] }] },
    });
    await checkState([branch], [{ action: 'actions[0].branches[0].actions[0]', value: 1 }], { a: 1 });
  });

  it('takes places for those of the first workflow unless another one is named', async () => {
    const actions = [keep('Get', 1, 'a')];
    const mocks = [
      { action: 'actions[0]', value: 'by place' },
      { action: 'actions[0]', workflow: 'Child', value: 'child' },
    ];
    await checkState(actions, mocks, { a: 'by place' });
    await checkState(actions, mocks, { a: 'child' }, { workflow: 'Child', isFirst: false });
    await checkState(actions, mocks, { a: {} }, { workflow: 'Other', isFirst: false });
    await checkState(actions, [{ type: 'Get', value: 'any' }], { a: 'any' }, { workflow: 'Other', isFirst: false });
  });

  it('can be cancelled while a mock delays', async () => {
    const abort = new AbortController();
    const read = readMocks({ mocks: [{ type: 'Get', delay: 2 }] });
    assert.ok(read.ok);
    const host = new TestHost();
    host.sleep = () => {
      abort.abort();
      return Promise.resolve();
    };
    const mocked = withMocks(host, {
      mocks: new RunMocks(read.mocks),
      isOffline: false,
      workflow: 'Main',
      isFirst: true,
    });
    const workflow = { name: 'Main', schema_version: 1 as const, actions: [call('Get', 1)] };
    const { status } = await new WorkflowRunner(workflow, {}, mocked).run(abort.signal);
    assert.equal(status, 'stopped');
  });
});
