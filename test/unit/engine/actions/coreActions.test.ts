import assert from 'node:assert/strict';
import type { JsonValue } from '../../../../flexli/model/json';
import type { Condition, WorkflowAction } from '../../../../flexli/model/workflow';
import { answer, call, core, prepareRun, runActions } from '../support/testHost';
import type { RunSetup } from '../support/testHost';

async function checkState(
  actions: readonly WorkflowAction[],
  expected: JsonValue,
  setup: RunSetup = {},
): Promise<void> {
  const { result } = await runActions(actions, setup);
  assert.deepEqual(result, { status: 'successful', state: expected });
}

async function checkReason(actions: readonly WorkflowAction[], reason: RegExp, setup: RunSetup = {}): Promise<void> {
  const { result } = await runActions(actions, setup);
  assert.equal(result.status, 'failed');
  assert.match(result.reason ?? '', reason);
}

const HOSTED: RunSetup = { profile: 'alpha-2024-07' };

function isText(attribute: string, value: string): Condition {
  return { criteria: [{ attributes: [{ type: 'String', attribute, operator: 'eq', value }] }] };
}

describe('Transform', () => {
  it('reads from the state itself', () =>
    checkState(
      [core('Transform', 1, { transform: { b: '::a', 'c.d': 1 } })],
      { a: 1, b: 1, c: { d: 1 } },
      { input: { a: 1 } },
    ));

  it('crashes the hosted engine', () =>
    checkReason(
      [core('Transform', 1)],
      /^the hosted engine would crash here: action 1 \(Transform\): its runner/,
      HOSTED,
    ));

  it('cannot lay keys over a list', () =>
    checkReason([core('Transform', 1, { transform: { a: 1 } })], /the state is a list, which has no keys/, {
      input: [1],
    }));
});

describe('Branch', () => {
  const branch = core('Branch', 1, {
    parameters: {
      branches: [
        { order: 9, actions: [core('Transform', 1, { transform: { took: 'else' } })] as unknown as JsonValue[] },
        {
          order: 2,
          condition: isText('::kind', 'a') as unknown as JsonValue,
          actions: [
            core('Transform', 2, { transform: { last: true } }),
            core('Transform', 1, { transform: { took: 'a' } }),
          ] as unknown as JsonValue[],
        },
      ],
    },
    transform: { after: '::took' },
  });

  it('runs the first branch in order whose condition holds', () =>
    checkState([branch], { kind: 'a', took: 'a', last: true, after: 'a' }, { input: { kind: 'a' } }));

  it('runs the branch without a condition otherwise', () =>
    checkState([branch], { kind: 'b', took: 'else', after: 'else' }, { input: { kind: 'b' } }));

  it('goes on when no branch fits', () =>
    checkState([core('Branch', 1, { parameters: { branches: [] } })], { x: 1 }, { input: { x: 1 } }));

  it('ends the run when an action in it fails', () =>
    checkReason(
      [
        core('Branch', 1, {
          parameters: { branches: [{ order: 1, actions: [call('Get', 3)] as unknown as JsonValue[] }] },
        }),
      ],
      /^action 3 \(Get\): 500 /,
      { answers: [answer(500, {})] },
    ));
});

describe('Iterator', () => {
  const iterate = (actions: readonly WorkflowAction[], fields: object = {}): WorkflowAction =>
    core('Iterator', 1, {
      parameters: { array_path: '::list', actions: actions as unknown as JsonValue[], ...fields },
    });

  it('runs over scalars, which the hosted engine does not', async () => {
    const action = iterate([
      core('CustomEvent', 1, { parameters: { event_type: 'E', content_type: 'application/json', body: { v: '::@' } } }),
    ]);
    const { host, result } = await runActions([action], { input: { list: [1, 'b', null] } });
    assert.equal(result.status, 'successful');
    assert.deepEqual(
      host.emitted.map(({ body }) => body),
      [{ v: 1 }, { v: 'b' }, { v: null }],
    );
    await checkReason([action], /every item and every input must be an object in that build/, {
      ...HOSTED,
      input: { list: [1] },
    });
  });

  it('makes the state of an item by iterator_input, with the item at hand', async () => {
    const action = iterate([core('CustomEvent', 1, { parameters: { event_type: '::name' } })], {
      iterator_input: { name: '::flexli_iterator_value().n', all: '::length(list)' },
    });
    const { host } = await runActions([action], { input: { list: [{ n: 'x' }, { n: 'y' }] } });
    assert.deepEqual(
      host.emitted.map(({ eventType }) => eventType),
      ['x', 'y'],
    );
    const started = host.events.filter(({ type }) => type === 'nestedRunStarted');
    assert.deepEqual(
      started.map((event) => 'state' in event && event.state),
      [
        { name: 'x', all: 2 },
        { name: 'y', all: 2 },
      ],
    );
  });

  it('gives every item a run of its own, whose failure does not fail the run', async () => {
    const { host, result } = await runActions(
      [iterate([call('Get', 1)]), core('Wait', 2, { parameters: { seconds: 0 } })],
      {
        input: { list: [{}, {}] },
        answers: [answer(500, {})],
      },
    );
    assert.equal(result.status, 'successful');
    assert.deepEqual(
      host.records.map(({ status, nested_run_id: nested, action }) => [status, nested ?? '', action?.type ?? '']),
      [
        ['running', '', 'Flexli:CoreV1:Iterator'],
        ['running', 'id-1', 'Get'],
        ['failed', 'id-1', 'Get'],
        ['running', 'id-2', 'Get'],
        ['successful', 'id-2', ''],
        ['running', '', 'Flexli:CoreV1:Wait'],
        ['successful', '', ''],
      ],
    );
    assert.equal(host.events.filter(({ type }) => type === 'warning').length, 1);
  });

  it('needs a list', () =>
    checkReason(
      [iterate([call('Get', 1)])],
      /^action 1 \(Iterator\): its array_path must lead to a list, but the value is null/,
    ));
});

describe('RunWorkflow', () => {
  const action = (fields: Partial<WorkflowAction> = {}): WorkflowAction =>
    core('RunWorkflow', 1, {
      parameters: { workflow_id: 'w', workflow_version: 2, workflow_input: '::' },
      transform: { child: '::' },
      ...fields,
    });

  it('waits for the child and gives its state', async () => {
    const { host, result } = await runActions([action()], { input: { a: 1 } });
    assert.deepEqual(result.state, { a: 1, child: { run_id: 'child', status: 'successful', state: { done: true } } });
    assert.deepEqual(host.children, [
      { workflowId: 'w', workflowVersion: 2, input: { a: 1 }, wait: true, timeoutMs: 900_000 },
    ]);
  });

  it('goes on at once without wait_for_callback', async () => {
    const { host, result } = await runActions([action({ wait_for_callback: false })]);
    assert.deepEqual(result.state, { child: { run_id: 'child' } });
    assert.equal(host.children[0]?.wait, false);
  });

  it('fails when the child that it waits for fails', async () => {
    const test = prepareRun([action()]);
    test.host.childEnd = { status: 'failed', reason: 'because.', state: {} };
    const result = await test.runner.run(new AbortController().signal);
    assert.equal(result.reason, 'action 1 (RunWorkflow): the run child that it waited for failed: because.');
  });

  it('never waits in the hosted build', async () => {
    const { host, result } = await runActions([action()], HOSTED);
    assert.deepEqual(result.state, { child: null });
    assert.equal(host.children[0]?.wait, false);
  });

  it('says what is wrong with its parameters', async () => {
    await checkReason(
      [action({ parameters: { workflow_id: 'gone', workflow_version: 1 } })],
      /did not start: there is no such/,
    );
    await checkReason(
      [action({ parameters: { workflow_version: 1 } })],
      /its workflow_id must be the id of a workflow/,
    );
    await checkReason([action({ parameters: { workflow_id: 'w', workflow_version: 'x' } })], /must be a whole number/);
  });
});

describe('Data', () => {
  const data = (parameters: Record<string, JsonValue>): WorkflowAction =>
    core('Data', 1, { parameters, transform: { got: '::value' } });

  it('asks the store of the host', async () => {
    const { host, result } = await runActions([data({ operation: 'write', scope: 'run', key: '::k', value: '::v' })], {
      input: { k: 7, v: [1] },
    });
    assert.deepEqual(host.dataRequests, [{ operation: 'write', scope: 'run', key: '7', value: [1] }]);
    assert.deepEqual(result.state, { k: 7, v: [1], got: [1] });
    const counted = await runActions([data({ operation: 'increment', scope: 'account', key: 'n' })]);
    assert.deepEqual(counted.host.dataRequests, [{ operation: 'increment', scope: 'account', key: 'n', value: 1 }]);
    const all = await runActions([data({ operation: 'query', scope: 'account' })]);
    assert.deepEqual(all.host.dataRequests, [{ operation: 'query', scope: 'account', key: '', value: null }]);
  });

  it('says what is wrong with its parameters', async () => {
    await checkReason([data({ operation: 'drop' })], /its operation must be one of read, write, .*, but it is "drop"/);
    await checkReason([data({ operation: 'read' })], /its scope must be one of account, workflow, run, but it is null/);
    await checkReason([data({ operation: 'read', scope: 'run', key: [] })], /its key must be a text/);
    await checkReason([data({ operation: 'read', scope: 'run', key: '' })], /its key must be a text/);
    await checkReason(
      [data({ operation: 'decrement', scope: 'run', key: 'k', value: 1.5 })],
      /whole number to count by/,
    );
  });

  it('does nothing in the hosted build', async () => {
    const parameters = { operation: 'write', scope: 'run', key: 'k', value: 1 };
    const { host, result } = await runActions([data(parameters)], HOSTED);
    assert.deepEqual([host.dataRequests, result.state], [[], { got: null }]);
  });
});

describe('CustomEvent and Wait', () => {
  it('emits an event, with content only in the hosted build', async () => {
    const { host } = await runActions([core('CustomEvent', 1, { parameters: { event_type: 'E' } })]);
    assert.deepEqual(host.emitted, [{ eventType: 'E' }]);
    await checkReason(
      [core('CustomEvent', 1, { parameters: { event_type: 'E' } })],
      /needs content_type and body/,
      HOSTED,
    );
  });

  it('waits, in whole seconds in the hosted build', async () => {
    const wait = (seconds: JsonValue) => [core('Wait', 1, { parameters: { seconds }, transform: { r: '::' } })];
    const { host, result } = await runActions(wait(1.5));
    assert.deepEqual([host.sleeps, result.state], [[1500], { r: {} }]);
    assert.deepEqual((await runActions(wait('2'), HOSTED)).host.sleeps, [2000]);
    assert.deepEqual((await runActions(wait(1.9), HOSTED)).host.sleeps, [1000]);
    await checkReason(wait('1.5'), /its seconds must be a number/, HOSTED);
    await checkReason(wait(-1), /its seconds must be a number from 0 up/);
    await checkReason(wait(901), /beyond its time limit/);
  });

  it('is what no other type is', () => checkReason([core('Email', 1)], /this engine has no Email actions/));
});
