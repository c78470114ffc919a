import assert from 'node:assert/strict';
import { runOutcome, utc } from '../../../../cli/runs/runStatus';
import type { RunHistoryItem, RunStatus, RunSummary } from '../../../../flexli/model/run';

const START = '2026-01-02T03:04:05.678000';
const BEGUN = Date.parse(`${START}Z`);

function run(status: RunStatus): RunSummary {
  return { run_id: 'r', workflow_id: 'w', workflow_version: 1, workflow_name: 'W', status, start_time: START };
}

function item(status: RunStatus, more: Partial<RunHistoryItem> = {}): RunHistoryItem {
  return { status, time: '2026-01-02T03:04:06Z', ...more };
}

describe('the status of a run', () => {
  const cases: readonly (readonly [string, RunStatus, readonly RunHistoryItem[], number, object])[] = [
    ['that waits', 'queued', [], 1000, { status: 'queued' }],
    ['that runs', 'queued', [item('running')], 1000, { status: 'running' }],
    [
      'that failed',
      'queued',
      [item('failed', { reason: 'No.' }), item('running')],
      1000,
      { status: 'failed', end: '2026-01-02T03:04:06Z', reason: 'No.' },
    ],
    [
      'that failed with an object',
      'queued',
      [item('failed', { reason: { message: 'm', error: 'e' } })],
      1000,
      { status: 'failed', end: '2026-01-02T03:04:06Z', reason: 'e' },
    ],
    [
      'that failed with another object',
      'queued',
      [item('failed', { reason: { code: 5 } })],
      1000,
      { status: 'failed', end: '2026-01-02T03:04:06Z', reason: '{"code":5}' },
    ],
    ['that stopped', 'queued', [item('stopped')], 1000, { status: 'stopped', end: '2026-01-02T03:04:06Z' }],
    [
      'whose item failed',
      'queued',
      [item('failed', { nested_run_id: 'n' }), item('running')],
      1000,
      { status: 'running' },
    ],
    ['whose history just stops', 'queued', [item('running')], 901_000, { status: 'lost' }],
    ['that the list knows as successful', 'successful', [], 901_000, { status: 'successful' }],
  ];
  for (const [what, listed, history, age, expected] of cases) {
    it(what, () => {
      assert.deepEqual(runOutcome(run(listed), history, BEGUN + age), expected);
    });
  }

  it('has times with a zone', () => {
    assert.deepEqual(['2026-01-02T03:04:05', '2026-01-02T03:04:05Z', '2026-01-02T03:04:05+01:00'].map(utc), [
      '2026-01-02T03:04:05Z',
      '2026-01-02T03:04:05Z',
      '2026-01-02T03:04:05+01:00',
    ]);
  });
});
