import assert from 'node:assert/strict';
import { runTimeline } from '../../../client/runs/runTimeline';
import type { RunTimeline } from '../../../client/runs/runTimeline';
import { markSkipped } from '../../../client/runs/skippedSteps';
import type { JsonValue } from '../../../flexli/model/json';
import type { RunHistoryItem } from '../../../flexli/model/run';

const IF_ACTIVE = {
  criteria: [{ attributes: [{ type: 'Boolean', attribute: '::active', operator: 'eq', value: true }] }],
  on_fail: 'skip',
};

function record(second: number, order: number, state: JsonValue, nested?: string, type = 'Send'): RunHistoryItem {
  const time = `2024-07-01T00:00:0${second}Z`;
  const action = { order, type, connector_type: type };
  return { status: 'running', time, state, action, ...(nested === undefined ? {} : { nested_run_id: nested }) };
}

function checkStatuses(items: readonly RunHistoryItem[], workflow: JsonValue, expected: readonly string[]): void {
  const statuses = (timeline: RunTimeline): readonly string[] =>
    timeline.steps.flatMap((step) => [`${step.order} ${step.status}`, ...step.iterations.flatMap(statuses)]);
  assert.deepEqual(statuses(markSkipped(runTimeline(items), workflow)), expected);
}

describe('steps that were skipped', () => {
  const end: RunHistoryItem = { status: 'successful', time: '2024-07-01T00:00:09Z' };

  it('are those whose condition does not hold for the state before', () => {
    checkStatuses(
      [record(0, 1, { active: true }), record(1, 2, { active: false }), record(2, 3, {}), end],
      { actions: [1, 2, 3].map((order) => ({ order, ...(order < 3 ? { condition: IF_ACTIVE } : {}) })) },
      ['1 successful', '2 skipped', '3 successful'],
    );
  });

  it('are found inside an iterator', () => {
    const actions = [{ order: 1, condition: IF_ACTIVE }];
    checkStatuses(
      [
        record(0, 1, {}, undefined, 'Flexli:CoreV1:Iterator'),
        record(1, 1, { active: false }, 'x'),
        { ...end, time: '2024-07-01T00:00:02Z', nested_run_id: 'x' },
        end,
      ],
      { actions: [{ order: 1, parameters: { actions } }] },
      ['1 successful', '1 skipped'],
    );
  });

  it('are not guessed from a condition that cannot be read, or does something else', () => {
    const conditions: readonly JsonValue[] = [{ ...IF_ACTIVE, on_fail: 'stop' }, { on_fail: 'skip' }, 'text', null];
    for (const condition of conditions) {
      checkStatuses([record(0, 1, { active: false }), end], { actions: [{ order: 1, condition }] }, ['1 successful']);
    }
    checkStatuses([record(0, 1, {}), end], null, ['1 successful']);
  });
});
