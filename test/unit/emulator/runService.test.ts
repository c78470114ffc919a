import assert from 'node:assert/strict';
import type { JsonValue } from '../../../flexli/model/json';
import type { RunHistoryItem } from '../../../flexli/model/run';
import { aborted, ServiceSetup, SUCCESSFUL, until } from './support/serviceSetup';

describe('emulator: run service', () => {
  let setup: ServiceSetup;
  beforeEach(async () => {
    setup = await ServiceSetup.open();
  });
  afterEach(() => {
    setup.close();
  });

  const final = (status: 'successful' | 'failed' | 'stopped'): RunHistoryItem => ({ status, time: 't' });

  it('keeps the records of a run, whose last one ends it', async () => {
    const service = setup.service(async (_workflow, host) => {
      await host.record({ status: 'running', time: '1' });
      await host.record({ status: 'failed', time: '2', nested_run_id: 'nested' });
      await host.record(final('stopped'));
      await host.record({ status: 'running', time: 'too late' });
      return SUCCESSFUL;
    });
    assert.deepEqual(await service.start(setup.addWorkflow('a'), {}), { ok: true, runId: 'run-001' });
    assert.deepEqual(setup.runs.list({})[0]?.status, 'queued');
    assert.deepEqual(await setup.outcome(), ['run-001 a stopped']);
    assert.deepEqual(
      setup.runs.history('run-001').map((item) => item.status),
      ['running', 'failed', 'stopped'],
    );
  });

  it('writes the last record when the engine wrote none', async () => {
    const service = setup.service(() => Promise.resolve({ status: 'failed', reason: 'because' }));
    await service.start(setup.addWorkflow('a'), {});
    assert.deepEqual(await setup.outcome(), ['run-001 a failed']);
    assert.deepEqual(setup.runs.history('run-001'), [
      { status: 'failed', reason: 'because', time: '2026-01-02T03:04:05.678Z' },
    ]);
  });

  it('fails a run whose host fails, with its words', async () => {
    const service = setup.service(() => Promise.reject(new Error('The credentials cannot be read.')));
    await service.start(setup.addWorkflow('a'), {});
    assert.deepEqual(await setup.outcome(), ['run-001 a failed']);
    assert.equal(setup.runs.history('run-001')[0]?.reason, 'The credentials cannot be read.');
  });

  it('starts no run when the condition of the source does not hold', async () => {
    const refusal = { ok: false, problem: 'condition', reason: 'The source condition failed.' } as const;
    const service = setup.service(
      () => Promise.resolve(SUCCESSFUL),
      () => refusal,
    );
    assert.deepEqual(await service.start(setup.addWorkflow('a'), {}), refusal);
    assert.deepEqual(setup.runs.list({}), []);
  });

  it('interrupts what runs when it closes, and keeps what waits', async () => {
    const service = setup.service(async (_workflow, host, _input, signal) => {
      await host.record({ status: 'running', time: '1' });
      await aborted(signal);
      await host.record(final('stopped'));
      return { status: 'stopped' };
    });
    const workflow = setup.addWorkflow('a');
    for (let count = 0; count < 120; count++) await service.start(workflow, {});
    await until(() => setup.runs.running().length === 100);
    await service.close();
    const failed = setup.runs.list({}).filter(({ status }) => status === 'failed');
    assert.equal(failed.length, 100);
    const reasons = new Set(failed.map((run) => JSON.stringify(setup.runs.history(run.run_id).at(-1)?.reason)));
    assert.equal(reasons.size, 1);
    assert.match([...reasons].join(''), /^"interrupted: the emulator was closed/);
    assert.equal(setup.runs.queued().length, 20);
  });

  it('ends at the start what an earlier process left', () => {
    setup.runs.add(
      { id: 'old', depth: 0, workflowId: 'a', workflowVersion: 1, workflowName: 'A', input: '{}' },
      new Date(),
    );
    setup.runs.begin('old');
    setup.runs.append('old', { status: 'running', time: '1' });
    setup.service(() => Promise.resolve(SUCCESSFUL)).recover();
    assert.equal(setup.runs.list({})[0]?.status, 'failed');
    assert.match(JSON.stringify(setup.runs.history('old').at(-1)), /interrupted: the emulator ended before/);
  });

  it('goes on at the start with what an earlier process had queued', async () => {
    setup.addWorkflow('a');
    for (const [id, workflowId] of [
      ['q1', 'a'],
      ['q2', 'gone'],
      ['q3', 'a'],
    ] as const) {
      const input = JSON.stringify({ id });
      setup.runs.add({ id, depth: 0, workflowId, workflowVersion: 1, workflowName: 'A', input }, new Date());
    }
    const inputs: JsonValue[] = [];
    const service = setup.service((_workflow, _host, input) => {
      inputs.push(input);
      return Promise.resolve(SUCCESSFUL);
    });
    service.recover();
    assert.deepEqual(await setup.outcome(), ['q1 a successful', 'q2 gone failed', 'q3 a successful']);
    assert.deepEqual(inputs, [{ id: 'q1' }, { id: 'q3' }]);
    assert.match(JSON.stringify(setup.runs.history('q2')), /interrupted: its workflow was deleted/);
  });

  it('ends runs that a run with mocks had started, since what mocks answered before is not known', () => {
    setup.addWorkflow('a');
    const run = {
      id: 'q1',
      depth: 1,
      workflowId: 'a',
      workflowVersion: 1,
      workflowName: 'A',
      input: '{}',
      mocked: true,
    };
    setup.runs.add(run, new Date());
    setup.service(() => Promise.resolve(SUCCESSFUL)).recover();
    assert.match(JSON.stringify(setup.runs.history('q1')), /interrupted: the emulator ended before/);
  });

  it('turns callers away when too many runs wait, but never its own runs', async () => {
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const service = setup.service(
      async (workflow, host) => {
        await gate;
        if (workflow.id === 'a') await host.emitEvent({ eventType: 'hello', body: {} });
        return SUCCESSFUL;
      },
      undefined,
      { parallelRuns: 1, queuedRuns: 2 },
    );
    setup.addWorkflow('b', 'hello');
    const workflow = setup.addWorkflow('a');
    await service.start(workflow, {});
    await until(() => service.load.running === 1);
    const results = [];
    for (let count = 0; count < 3; count++) results.push((await service.start(workflow, {})).ok);
    assert.deepEqual(results, [true, true, false]);
    release();
    assert.equal((await setup.outcome()).filter((line) => line.endsWith('successful')).length, 6);
  });

  it('cancels runs that run and runs that wait', async () => {
    const service = setup.service(
      async (_workflow, _host, _input, signal) => {
        await aborted(signal);
        return { status: 'stopped', reason: 'The run was cancelled.' };
      },
      undefined,
      { parallelRuns: 1 },
    );
    const workflow = setup.addWorkflow('a');
    await service.start(workflow, {});
    await service.start(workflow, {});
    await until(() => service.load.running === 1);
    assert.deepEqual(await Promise.all(['run-002', 'run-001', 'none'].map((id) => service.cancel(id))), [
      true,
      true,
      false,
    ]);
    assert.deepEqual(await setup.outcome(), ['run-001 a stopped', 'run-002 a stopped']);
    assert.deepEqual(
      setup.runs.history('run-002').map(({ status }) => status),
      ['stopped'],
    );
  });

  it('keeps the state of many records once', async () => {
    const state = { big: 'x'.repeat(1000) };
    const service = setup.service(async (_workflow, host) => {
      for (const time of ['1', '2', '3']) await host.record({ status: 'running', time, state });
      await host.record({ status: 'running', time: '4', state: { ...state, more: 1 } });
      return SUCCESSFUL;
    });
    await service.start(setup.addWorkflow('a'), {});
    await setup.outcome();
    assert.deepEqual(
      setup.runs.history('run-001').map((item) => item.state),
      [state, state, state, { ...state, more: 1 }, undefined],
    );
    assert.equal(setup.database.all('SELECT * FROM run_states').length, 2);
  });

  it('outlives a store that fails', async () => {
    const service = setup.service(() => {
      setup.database.close();
      return Promise.reject(new Error('first'));
    });
    await service.start(setup.addWorkflow('a'), {});
    while (setup.log.length < 2) await new Promise((resolve) => setImmediate(resolve));
    assert.match(
      setup.log.join('\n'),
      /Run run-001 of workflow a failed: first\nThe end of run run-001 could not be kept/,
    );
  });
});
