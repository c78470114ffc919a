import assert from 'node:assert/strict';
import { outcomeText, outcomesOf } from '../../../client/decorations/outcomes';
import type { RunStep, StepStatus } from '../../../client/runs/runTimeline';

const DOCUMENT = {
  actions: [{ order: 2, parameters: { actions: [{ order: 1 }] } }, { order: 1 }],
};

function step(order: number, status: StepStatus, durationMs: number, rest: Partial<RunStep> = {}): RunStep {
  return { key: String(order), order, type: '', status, durationMs, iterations: [], ...rest };
}

describe('the outcomes of a run in its document', () => {
  it('stand at the actions, the worst of several items with how many there were', () => {
    const iterations = (['successful', 'failed', 'successful'] as const).map((status) => ({
      status,
      steps: [step(1, status, 10, status === 'failed' ? { reason: 'Not\nFound' } : {})],
    }));
    const steps = [step(1, 'skipped', 1), step(2, 'successful', 40, { iterations }), step(9, 'failed', 1)];
    const outcomes = outcomesOf({ status: 'successful', steps }, DOCUMENT);
    assert.deepEqual(
      outcomes.map((one) => `${one.path} ${outcomeText(one, String)}`),
      [
        'actions[1] skipped · 1 ms',
        'actions[0] successful · 40 ms',
        'actions[0].parameters.actions[0] failed · 3× · 30 ms · Not Found',
      ],
    );
  });

  it('have no time while they run', () => {
    assert.equal(outcomeText({ path: '', status: 'running', durationMs: 5, times: 1 }, String), 'running');
    assert.deepEqual(outcomesOf({ status: 'failed', steps: [step(1, 'failed', 1)] }, null), []);
  });
});
