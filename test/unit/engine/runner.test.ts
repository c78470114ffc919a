import assert from 'node:assert/strict';
import type { RunLimits } from '../../../flexli/engine/runLimits';
import { ENGINE_PROFILES } from '../../../flexli/model/engineProfile';
import type { JsonValue } from '../../../flexli/model/json';
import type { WorkflowAction } from '../../../flexli/model/workflow';
import { answer, call, core, positionsOf, prepareRun, runActions, SHOP } from './support/testHost';
import type { RunSetup } from './support/testHost';

const LIVE = new AbortController().signal;

function nested(value: readonly WorkflowAction[]): readonly JsonValue[] {
  return value as unknown as readonly JsonValue[];
}

describe('WorkflowRunner', () => {
  it('stops before every phase of every action, in and out of nested ones', async () => {
    const run = prepareRun(
      [
        core('Iterator', 2, { parameters: { array_path: '::list', actions: nested([core('Transform', 1)]) } }),
        core('Wait', 1, { parameters: { seconds: 0 } }),
      ],
      { input: { list: [{}] } },
    );
    const inner = 'actions[0].parameters.actions[0]';
    assert.deepEqual(await positionsOf(run), [
      ...['condition', 'parameters', 'execute', 'transform'].map((phase) => `actions[1] ${phase}`),
      ...['condition', 'parameters', 'execute'].map((phase) => `actions[0] ${phase}`),
      ...['condition', 'parameters', 'execute', 'transform'].map((phase) => `${inner} ${phase}`),
      'actions[0] transform',
    ]);
    assert.equal(run.runner.result?.status, 'successful');
  });

  it('tells what happens as it happens', async () => {
    const { host } = await runActions([call('Get', 1, { parameters: { id: 7 }, transform: { name: '::name' } })], {
      input: { a: 1 },
      answers: [answer(200, { name: 'Tea' })],
    });
    assert.deepEqual(
      host.events.map(({ type }) => type),
      [
        'runStarted',
        'actionStarted',
        'parametersPrepared',
        'requestSent',
        'responseReceived',
        'actionFinished',
        'runFinished',
      ],
    );
    const finished = host.events.find((event) => event.type === 'actionFinished');
    assert.deepEqual(
      finished?.type === 'actionFinished' && [finished.outcome, finished.before, finished.state, finished.path],
      ['successful', { a: 1 }, { a: 1, name: 'Tea' }, 'actions[0]'],
    );
  });

  it('shares what does not change between the states', async () => {
    const big = { list: Array.from({ length: 1000 }, (_, index) => ({ index })) };
    const { host } = await runActions([core('Transform', 1, { transform: { 'other.b': 1 } })], {
      input: { big, other: { a: 1 } },
    });
    const finished = host.events.find((event) => event.type === 'actionFinished');
    assert.ok(finished?.type === 'actionFinished');
    assert.equal((finished.state as { big: unknown }).big, big);
    assert.deepEqual(finished.before, { big, other: { a: 1 } });
  });

  it('does the same again with the same host', async () => {
    const actions = [
      core('Transform', 1, {
        transform: { r: "::flexli_random_string(`8`, 'lowercase')", t: '::flexli_datetime_now()' },
      }),
      call('Get', 2, { parameters: { id: '::r' } }),
    ];
    const [first, second] = [await runActions(actions), await runActions(actions)];
    assert.deepEqual(first.host.events, second.host.events);
    assert.deepEqual(first.host.records, second.host.records);
  });

  it('can be cancelled between phases and while it waits', async () => {
    const abort = new AbortController();
    const { runner, host } = prepareRun([core('Wait', 1, { parameters: { seconds: 0 } }), core('Wait', 2)]);
    for (let step = 0; step < 3; step++) await runner.advance(abort.signal);
    abort.abort();
    const result = await runner.run(abort.signal);
    assert.deepEqual(result, { status: 'stopped', reason: 'The run was cancelled.', state: {} });
    assert.deepEqual(host.records.at(-1)?.status, 'stopped');
    assert.equal(await runner.advance(LIVE), undefined);
  });

  it('ends by an action without an on_fail of its own as its condition says', async () => {
    const condition = (onFail?: 'skip' | 'stop' | 'fail') => ({
      criteria: [{ attributes: [{ type: 'Boolean', attribute: '::no', operator: 'eq', value: true } as const] }],
      ...(onFail === undefined ? {} : { on_fail: onFail }),
    });
    const outcomes = [];
    for (const onFail of [undefined, 'skip', 'stop'] as const) {
      const { result, host } = await runActions([core('Wait', 1, { condition: condition(onFail) })]);
      outcomes.push([result.status, host.records.at(-1)?.reason]);
    }
    assert.deepEqual(outcomes, [
      ['failed', 'Action condition failed'],
      ['successful', null],
      ['stopped', 'Action condition failed'],
    ]);
  });

  it('records an expression that fails as the hosted build does', async () => {
    const actions = [core('Wait', 1, { parameters: { seconds: '::length(x)' } })];
    const { host, result } = await runActions(actions, { input: { a: 1 }, profile: 'alpha-2024-07' });
    const [last] = host.records.slice(-1);
    assert.deepEqual([last?.status, last?.state, last?.action], ['failed', { a: 1 }, undefined]);
    const error = `In function length(), invalid type for value: None, expected one of: ['string', 'array', 'object'], received: "null"`;
    assert.deepEqual(last?.reason, { message: 'The workflow encountered an error.', error });
    assert.match(
      result.reason ?? '',
      /^action 1 \(Wait\): its parameters: seconds, the expression ::length\(x\) failed/,
    );
  });

  it('takes a key "transform" of the input for a transform, in that build', async () => {
    const input = { transform: { a: '::b' }, b: 2 };
    assert.deepEqual((await runActions([], { input, profile: 'alpha-2024-07' })).result.state, { a: 2 });
    assert.deepEqual((await runActions([], { input })).result.state, input);
    const failed = await runActions([], { input: [1], profile: 'alpha-2024-07' });
    assert.match(failed.result.reason ?? '', /^the hosted engine would crash here: every item/);
  });
});

describe('the limits of a run', () => {
  async function checkLimit(
    limits: Partial<RunLimits>,
    actions: readonly WorkflowAction[],
    reason: RegExp,
    setup: RunSetup = {},
  ): Promise<void> {
    const { result } = await runActions(actions, { limits, ...setup });
    assert.equal(result.status, 'failed');
    assert.match(result.reason ?? '', reason);
  }

  const transform = (order: number) => core('Transform', order, { transform: { a: '::', b: '::' } });

  it('bound the number of actions', () =>
    checkLimit(
      { actions: 5 },
      [core('Iterator', 1, { parameters: { array_path: '::list', actions: nested([core('Transform', 1)]) } })],
      /^stopped after 5 actions/,
      { input: { list: Array.from({ length: 9 }, () => ({})) } },
    ));

  it('bound the time', () =>
    checkLimit(
      { seconds: 10 },
      [core('Wait', 1, { parameters: { seconds: 6 } }), core('Wait', 2, { parameters: { seconds: 6 } })],
      /^action 2 \(Wait\): waiting 6 s would take the run beyond its time limit/,
    ));

  it('bound the time by the workflow, too', () =>
    checkLimit({}, [core('Wait', 1, { parameters: { seconds: 6 } })], /beyond its time limit/, {
      workflow: { timeout: 5 },
    }));

  it('bound the time of the whole run, also where an item of an Iterator waits', async () => {
    const wait = { ...core('Wait', 1), parameters: { seconds: 6 } };
    const list = core('Iterator', 1, { parameters: { array_path: '::list', actions: nested([wait]) } });
    await checkLimit({ seconds: 10 }, [list, core('Transform', 2)], /^action 1 \(Wait\): waiting 6 s would take/, {
      input: { list: [{}, {}, {}] },
    });
  });

  it('bound what expressions give, which a short one can make larger than any memory', async () => {
    const doubled = `::${Array.from({ length: 40 }, () => '[@,@]').join('|')}`;
    const reason = /its value would have more than its limit of 20971520 characters/;
    await checkLimit({}, [core('CustomEvent', 1, { parameters: { event_type: 'E', body: doubled } })], reason);
    await checkLimit({}, [core('Wait', 1, { parameters: { seconds: '{a}' }, variables: { a: doubled } })], reason);
    const body = { a: '::text', b: '::text', c: '::text' };
    await checkLimit(
      { stateSize: 10_000 },
      [core('CustomEvent', 1, { parameters: { event_type: 'E', body } })],
      /its parameters: they would have more than its limit of 10000 characters/,
      { input: { text: 'x'.repeat(4000) } },
    );
    await checkLimit(
      { stateSize: 10_000 },
      [call('Double', 1, { parameters: { text: '::text' } })],
      /its request would have more than its limit of 10000 characters/,
      {
        input: { text: 'x'.repeat(6000) },
        connector: {
          ...SHOP,
          actions: [{ type: 'Double', method: 'post', path: 'a', body: { a: '::text', b: '::text' } }],
        },
      },
    );
  });

  it('bound the size of the state', () =>
    checkLimit(
      { stateSize: 10_000 },
      Array.from({ length: 30 }, (_, index) => transform(index + 1)),
      /its transform: the state would have more than its limit of 10000 characters/,
      { input: { x: 'some text' } },
    ));

  it('bound the nesting of states, inputs and answers', async () => {
    await checkLimit(
      { nesting: 9 },
      Array.from({ length: 30 }, (_, index) => transform(index + 1)),
      /nested deeper than 9/,
    );
    for (const profile of ENGINE_PROFILES) {
      await checkLimit({ nesting: 3 }, [], /^the input: the state would be nested deeper than 3/, {
        input: [[[[1]]]],
        profile,
      });
    }
    await checkLimit({ nesting: 3 }, [call('Get', 1)], /answer of its service is nested deeper than 3/, {
      answers: [answer(200, [[[[1]]]])],
    });
    const depth = 5000;
    const deep = {
      ok: true,
      response: { status: 200, reason: '', headers: {}, body: '['.repeat(depth) + ']'.repeat(depth) },
    } as const;
    await checkLimit({}, [call('Get', 1)], /nested deeper than 500/, { answers: [deep] });
  });
});
