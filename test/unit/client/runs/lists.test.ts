import assert from 'node:assert/strict';
import { actionAt } from '../../../../client/runs/actionAt';
import { childRunsByStep } from '../../../../client/runs/childRuns';
import { comparableRun } from '../../../../client/runs/comparableRun';
import { listedTimeline, timeOf, withListed, withLost } from '../../../../client/runs/listedRun';
import { HOUR_MS, type RunFilter, filterText, isFiltering, matchesFilter } from '../../../../client/runs/runFilter';
import type { RunStep, StepStatus } from '../../../../client/runs/runTimeline';
import { plainText } from '../../../../client/ui/translate';

const NOW = Date.UTC(2026, 0, 2, 12);

function step(key: string, type: string, durationMs: number, status: StepStatus = 'successful'): RunStep {
  return { key, order: Number(key) + 1, type, status, durationMs, iterations: [] };
}

describe('the filter of runs', () => {
  const run = {
    id: '01JABC',
    workflowName: 'Greet',
    startedAt: new Date(NOW - 2 * HOUR_MS),
    timeline: { status: 'failed', reason: 'Not Found' },
  } as const;
  const cases: readonly (readonly [RunFilter, boolean])[] = [
    [{}, true],
    [{ workflow: 'Greet' }, true],
    [{ workflow: 'Other' }, false],
    [{ status: 'failed' }, true],
    [{ status: 'successful' }, false],
    [{ withinMs: 3 * HOUR_MS }, true],
    [{ withinMs: HOUR_MS }, false],
    [{ text: ' not found ' }, true],
    [{ text: 'jab' }, true],
    [{ text: 'gone' }, false],
    [{ text: '  ' }, true],
  ];
  for (const [filter, expected] of cases) {
    it(`${JSON.stringify(filter)} ${expected ? 'shows' : 'hides'} it`, () => {
      assert.equal(matchesFilter(run, filter, NOW), expected);
    });
  }

  it('is told in a few words', () => {
    const filter: RunFilter = { workflow: 'Greet', status: 'failed', withinMs: 168 * HOUR_MS, text: 'x' };
    assert.equal(filterText(filter, String, plainText), 'Greet · failed · last 7 days · “x”');
    assert.ok(isFiltering(filter) && !isFiltering({ text: ' ' }));
  });
});

describe('a run in the list', () => {
  it('has times in UTC, with and without a zone', () => {
    assert.equal(timeOf('2026-01-02T12:00:00.000000'), NOW);
    assert.equal(timeOf('2026-01-02T12:00:00Z'), NOW);
    assert.equal(timeOf('never'), undefined);
    assert.equal(timeOf(null), undefined);
  });

  it('is running while it is queued, whatever that means', () => {
    const base = { run_id: 'r', workflow_id: 'w', workflow_version: 1, workflow_name: 'W', start_time: '' };
    assert.equal(listedTimeline({ ...base, status: 'queued' }).status, 'running');
    assert.equal(listedTimeline({ ...base, status: 'successful' }).status, 'successful');
  });

  it('has the end that the list knows where its history has none', () => {
    const read = { status: 'running', steps: [step('0', 'Send', 10)] } as const;
    const listed = { status: 'successful', durationMs: 2000, steps: [] } as const;
    assert.deepEqual(withListed(read, listed), { ...listed, steps: read.steps });
    assert.equal(withListed(read, { status: 'lost', steps: [] }), read);
    const failed = { ...read, status: 'failed' } as const;
    assert.equal(withListed(failed, listed), failed);
  });

  it('is lost after a long silence', () => {
    const timeline = { status: 'running', durationMs: 1000, steps: [] } as const;
    assert.equal(withLost(timeline, NOW - 900_000, NOW).status, 'running');
    assert.equal(withLost(timeline, NOW - 902_000, NOW).status, 'lost');
    assert.equal(withLost({ ...timeline, status: 'failed' }, 0, NOW).status, 'failed');
  });
});

describe('child runs', () => {
  it('stand under the action that began last before them', () => {
    const timeline = {
      status: 'successful',
      steps: [
        step('0', 'Flexli:CoreV1:RunWorkflow', 5000),
        step('1', 'Flexli:CoreV1:Wait', 5000),
        step('2', 'Flexli:CoreV1:RunWorkflow', 5000),
      ],
    } as const;
    const child = (id: string, ms: number): { id: string; startedAt: Date } => ({ id, startedAt: new Date(NOW + ms) });
    const found = childRunsByStep(timeline, NOW, [
      child('c', 11_000),
      child('a', 100),
      child('b', 4900),
      child('x', -9000),
    ]);
    assert.deepEqual([...found].map(([key, runs]) => `${key}:${runs.map(({ id }) => id).join('')}`).sort(), [
      '0:ab',
      '2:c',
      ':x',
    ]);
  });
});

describe('an action by its place', () => {
  const document = {
    actions: [
      { order: 3 },
      { order: 1, parameters: { actions: [{ order: 2, type: 'Inner' }] } },
      { order: 2, parameters: { branches: [{ actions: [] }, { actions: [{ order: 5, type: 'InBranch' }] }] } },
    ],
  };
  const cases: readonly (readonly [string, string | undefined])[] = [
    ['3', 'actions[0]'],
    ['1/2', 'actions[1].parameters.actions[0]'],
    ['2/5', 'actions[2].parameters.branches[1].actions[0]'],
    ['4', undefined],
    ['1/9', undefined],
    ['', undefined],
  ];
  for (const [place, path] of cases) {
    it(`${place} is ${path ?? 'nowhere'}`, () => {
      assert.equal(actionAt(document, place)?.path, path);
    });
  }
});

describe('two runs', () => {
  it('are compared without their times', () => {
    const timeline = {
      status: 'failed',
      durationMs: 5,
      reason: 'no',
      steps: [step('0', 'Wait', 7, 'failed')],
    } as const;
    assert.deepEqual(comparableRun(timeline, new Map([['1', 'Pause']])), {
      status: 'failed',
      reason: 'no',
      input: null,
      actions: [{ action: '1. Pause', status: 'failed' }],
    });
  });
});
