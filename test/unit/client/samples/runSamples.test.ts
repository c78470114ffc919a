import assert from 'node:assert/strict';
import { allSamples } from '../../../../client/language/samples/allSamples';
import { samplesOfMocks } from '../../../../client/language/samples/mockSamples';
import { outlineOf } from '../../../../client/language/samples/outlineOf';
import { samplesOfRun } from '../../../../client/language/samples/runSamples';
import type { RunStep } from '../../../../client/runs/runTimeline';
import type { JsonValue } from '../../../../flexli/model/json';

const SECRET = 'hush-hush';

function checkOutline(value: JsonValue, expected: JsonValue): void {
  assert.deepEqual(outlineOf(value), expected);
}

function step(order: number, type: string, after: JsonValue, more: Partial<RunStep> = {}): RunStep {
  return { key: `${order}`, order, type, connectorType: 'Chat', status: 'successful', after, iterations: [], ...more };
}

describe('the outline of a value', () => {
  it('has its keys and none of its values', () => {
    checkOutline(
      { name: SECRET, age: 42, on: true, none: null, deep: { list: ['a', 'b', 3, { k: SECRET }] } },
      { name: '', age: 0, on: false, none: null, deep: { list: ['', 0, { k: '' }] } },
    );
    checkOutline([], []);
    checkOutline(SECRET, '');
  });

  it('leaves out keys that are data themselves, and what is too deep', () => {
    checkOutline(Object.fromEntries(Array.from({ length: 61 }, (_, at) => [`person${at}`, 1])), {});
    checkOutline({ ['k'.repeat(61)]: 1, short: 1 }, { short: 0 });
    const deep = Array.from({ length: 200 }).reduce<JsonValue>((inner) => ({ inner }), SECRET);
    assert.ok(JSON.stringify(outlineOf(deep)).length < 200);
  });
});

describe('the samples of a run', () => {
  const document = {
    actions: [
      {
        order: 1,
        type: 'Post',
        transform: { id: '::data.id', 'a.who': '::user', list: '::items[0]', not: '::missing' },
      },
      { order: 2, type: 'Get', transform: { '::': '::' } },
      {
        order: 3,
        type: 'Flexli:CoreV1:Iterator',
        parameters: { actions: [{ order: 1, type: 'Post', transform: { r: '::r' } }] },
      },
    ],
  };

  it('are its input, and what transforms took out of answers', () => {
    const after = { id: 'm-1', a: { who: { name: SECRET } }, list: 1 };
    const inner = { status: 'successful' as const, steps: [step(1, 'Post', { r: true })] };
    const iterator: RunStep = {
      key: '2',
      order: 3,
      type: 'Flexli:CoreV1:Iterator',
      status: 'successful',
      iterations: [inner],
    };
    const steps = [step(1, 'Post', after), step(2, 'Get', { whole: [1] }), iterator];
    const timeline = { status: 'successful' as const, steps };
    const samples = samplesOfRun({ input: { code: SECRET }, document, timeline });
    assert.deepEqual(samples, {
      input: { code: '' },
      answers: [
        { connector: 'Chat', action: 'Post', sample: { data: { id: '' } } },
        { connector: 'Chat', action: 'Post', sample: { user: { name: '' } } },
        { connector: 'Chat', action: 'Get', sample: { whole: [0] } },
        { connector: 'Chat', action: 'Post', sample: { r: false } },
      ],
    });
    assert.ok(!JSON.stringify(samples).includes(SECRET));
  });

  it('are what was seen of good answers, and nothing of skipped or failed actions', () => {
    const steps = [step(1, 'Post', { id: 1 }, { status: 'skipped' }), step(2, 'Get', {}, { status: 'failed' })];
    const answer = (path: string, status: number, value: JsonValue) => ({
      path,
      attempt: 1,
      response: { status, value, durationMs: 1 },
    });
    const calls = [
      answer('actions[0]', 200, { ok: true }),
      answer('actions[1]', 404, { error: 'x' }),
      answer('x[9]', 200, 1),
    ];
    const { answers } = samplesOfRun({ document, timeline: { status: 'failed', steps }, calls });
    assert.deepEqual(answers, [{ connector: 'Chat', action: 'Post', sample: { ok: false } }]);
  });
});

describe('the samples of mocks', () => {
  it('are their good answers to a type of action', () => {
    const text = JSON.stringify({
      mocks: [
        { type: 'Post', value: { id: SECRET } },
        { type: 'Get', sequence: [{ status: 503, value: { no: 1 } }, { value: [1] }, { error: 'gone' }] },
        { action: 'actions[0]', value: {} },
        { type: 'Flexli:CoreV1:Wait' },
      ],
    });
    assert.deepEqual(samplesOfMocks(text), [
      { action: 'Post', sample: { id: '' } },
      { action: 'Get', sample: [0] },
    ]);
    for (const broken of ['', '{"mocks": 3}', '{"mocks": [1]}']) assert.deepEqual(samplesOfMocks(broken), []);
  });
});

describe('all samples', () => {
  it('are put together by what they are of, each kind once', () => {
    const run = (uri: string, input: JsonValue) => ({
      uri,
      input,
      answers: [{ connector: 'Chat', action: 'Post', sample: { a: 0 } }],
    });
    assert.deepEqual(
      allSamples(
        [run('file:///a', { x: 0 }), run('file:///a', { x: 0 }), run('file:///b', { y: '' })],
        [{ action: 'Post', sample: { b: 0 } }],
      ),
      {
        inputs: [
          { uri: 'file:///a', samples: [{ x: 0 }] },
          { uri: 'file:///b', samples: [{ y: '' }] },
        ],
        responses: [
          { connector: 'Chat', action: 'Post', samples: [{ a: 0 }] },
          { action: 'Post', samples: [{ b: 0 }] },
        ],
      },
    );
  });
});
