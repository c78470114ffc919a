import assert from 'node:assert/strict';
import { reasonText, runTimeline } from '../../../client/runs/runTimeline';
import type { RunStep, RunTimeline } from '../../../client/runs/runTimeline';
import type { JsonValue } from '../../../flexli/model/json';
import type { RunHistoryItem } from '../../../flexli/model/run';

/** A record at a time in milliseconds, of an action given as `order type`, or the last one. */
function record(at: number, what: string, rest: Partial<RunHistoryItem> = {}): RunHistoryItem {
  const time = new Date(Date.UTC(2024, 6, 1) + at).toISOString();
  const [order, type = ''] = what.split(' ');
  const isLast = !/^\d/.test(what);
  if (isLast) return { status: what as RunHistoryItem['status'], time, ...rest };
  const action = { order: Number(order), type, connector_type: type.startsWith('Flexli') ? type : 'Chat' };
  return { status: 'running', time, action, ...rest };
}

function textOf(value: JsonValue | undefined): string {
  return value === undefined ? '?' : JSON.stringify(value);
}

function line(step: RunStep): string {
  const time = step.durationMs === undefined ? '' : ` ${step.durationMs}ms`;
  const states = `${textOf(step.before)}>${textOf(step.after)}`;
  const inner = step.iterations.map((one) => `[${lines(one).join(', ')}]`).join('');
  return `${step.order} ${step.type} ${step.status}${time} ${states}${inner}${step.reason ? ` (${step.reason})` : ''}`;
}

function lines({ status, durationMs, reason, steps }: RunTimeline): string[] {
  const time = durationMs === undefined ? '' : ` ${durationMs}ms`;
  return [`${status}${time}${reason ? ` (${reason})` : ''}`, ...steps.map(line)];
}

function checkTimeline(
  items: readonly RunHistoryItem[],
  expected: readonly string[],
  children: readonly { readonly id: string }[] = [],
): void {
  assert.deepEqual(lines(runTimeline(items, children)), expected);
}

describe('the timeline of a run', () => {
  it('is empty before the first record', () => {
    checkTimeline([], ['running']);
  });

  it('has one running action after the first record', () => {
    checkTimeline([record(0, '1 Send', { state: { a: 1 } })], ['running 0ms', '1 Send running {"a":1}>?']);
  });

  it('ends an action with the next record and takes its state as the one after', () => {
    checkTimeline(
      [record(0, '1 Send', { state: 1 }), record(120, '5 Send', { state: 2 }), record(200, 'successful', { state: 3 })],
      ['successful 200ms', '1 Send successful 120ms 1>2', '5 Send successful 80ms 2>3'],
    );
  });

  it('gives the last action the outcome of the run, without a state after a failure', () => {
    checkTimeline(
      [
        record(0, '1 Send', { state: 1 }),
        record(30, 'failed', {
          reason: { message: 'The workflow encountered an error.', error: '404 Not Found' },
          state: 1,
        }),
      ],
      ['failed 30ms (404 Not Found)', '1 Send failed 30ms 1>? (404 Not Found)'],
    );
  });

  it('knows a run that a condition stopped', () => {
    checkTimeline([record(0, '1 Send', { state: 1 }), record(1, 'stopped')], ['stopped 1ms', '1 Send stopped 1ms 1>?']);
  });

  it('has a run that failed before its first action', () => {
    checkTimeline([record(0, 'failed', { reason: 'no input' })], ['failed 0ms (no input)']);
  });

  it('takes records in any order, and those of one moment in the order of the others', () => {
    const expected = ['successful 9ms', '1 A successful 0ms 1>2', '2 B successful 9ms 2>?'];
    const records = [record(0, '1 A', { state: 1 }), record(0, '2 B', { state: 2 }), record(9, 'successful')];
    checkTimeline(records, expected);
    checkTimeline(records.toReversed(), expected);
  });

  it('puts the items of an iterator beneath it', () => {
    const item = (at: number, what: string, id: string, state?: JsonValue): RunHistoryItem =>
      record(at, what, { nested_run_id: id, ...(state === undefined ? {} : { state }) });
    checkTimeline(
      [
        record(0, '1 Flexli:CoreV1:Iterator', { state: 0 }),
        item(1, '1 Send', 'x', 'a'),
        item(5, 'successful', 'x'),
        item(6, '1 Send', 'y', 'b'),
        { ...item(8, 'failed', 'y'), reason: 'boom' },
        record(10, '2 Send', { state: 1 }),
        record(12, 'successful', { state: 2 }),
      ],
      [
        'successful 12ms',
        '1 Flexli:CoreV1:Iterator successful 10ms 0>1' +
          '[successful 4ms, 1 Send successful 4ms "a">?]' +
          '[failed 2ms (boom), 1 Send failed 2ms "b">? (boom)]',
        '2 Send successful 2ms 1>2',
      ],
    );
  });

  it('takes records of runs that it has started for no items', () => {
    const items = [
      record(0, '1 Flexli:CoreV1:Iterator', { state: 0 }),
      record(1, '1 Send', { nested_run_id: 'child' }),
      record(2, 'failed', { nested_run_id: 'child' }),
      record(3, 'successful', { state: 1 }),
    ];
    checkTimeline(items, ['successful 3ms', '1 Flexli:CoreV1:Iterator successful 3ms 0>1'], [{ id: 'child' }]);
  });

  it('gives every step a key of its own', () => {
    const items = [
      record(0, '1 Flexli:CoreV1:Iterator'),
      record(1, '1 Send', { nested_run_id: 'x' }),
      record(2, '1 Send', { nested_run_id: 'y' }),
      record(3, '2 Send'),
    ];
    const keys = (timeline: RunTimeline): string[] =>
      timeline.steps.flatMap((step) => [step.key, ...step.iterations.flatMap(keys)]);
    assert.deepEqual(keys(runTimeline(items)), ['0', '0.0.0', '0.1.0', '1']);
  });
});

describe('the reason of a record', () => {
  const cases: readonly (readonly [JsonValue | undefined, string | undefined])[] = [
    [undefined, undefined],
    [null, undefined],
    ['', undefined],
    ['plain', 'plain'],
    [{ message: 'm' }, 'm'],
    [{ message: 'm', error: 'e' }, 'e'],
    [{ message: 'm', error: 'e', response: '{"a": 1}' }, 'e {"a": 1}'],
    [{ other: 1 }, '{"other":1}'],
    [['a'], '["a"]'],
  ];
  for (const [reason, expected] of cases) {
    it(`${textOf(reason)} reads ${expected ?? 'as none'}`, () => {
      assert.equal(reasonText(reason), expected);
    });
  }
});
