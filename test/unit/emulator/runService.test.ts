import assert from 'node:assert/strict';
import type { EngineHost } from '../../../flexli/engine/host';
import { MAX_CHAIN, RunService } from '../../../flexli/emulator/execution/runService';
import type { WorkflowExecutor } from '../../../flexli/emulator/execution/workflowExecutor';
import { IN_MEMORY, StoreDatabase } from '../../../flexli/emulator/store/database';
import { RunStore } from '../../../flexli/emulator/store/runStore';
import { WorkflowStore } from '../../../flexli/emulator/store/workflowStore';
import type { JsonValue } from '../../../flexli/model/json';
import type { RunHistoryItem } from '../../../flexli/model/run';
import type { DeployedWorkflow } from '../../../flexli/model/workflow';

const { signal: SIGNAL } = new AbortController();

describe('emulator: run service', () => {
  let database: StoreDatabase;
  let workflows: WorkflowStore;
  let runs: RunStore;
  let log: string[];
  let ids: number;

  beforeEach(async () => {
    database = await StoreDatabase.open(IN_MEMORY);
    workflows = new WorkflowStore(database);
    runs = new RunStore(database);
    log = [];
    ids = 0;
  });
  afterEach(() => {
    database.close();
  });

  type Behaviour = (
    workflow: DeployedWorkflow,
    host: EngineHost,
    input: JsonValue,
    signal: AbortSignal,
  ) => ReturnType<WorkflowExecutor['run']>;

  function createService(
    behave: Behaviour,
    sourceHolds: WorkflowExecutor['sourceHolds'] = () => ({ ok: true }),
  ): RunService {
    return new RunService({
      workflows,
      runs,
      executor: {
        sourceHolds,
        run: (workflow, input, _runId, signal, host) => behave(workflow, host, input, signal),
      },
      host: {
        now: () => new Date('2026-01-02T03:04:05.678Z'),
        newId: () => `run-${String(++ids).padStart(3, '0')}`,
        random: () => 0,
        sleep: () => Promise.resolve(),
        http: () => Promise.resolve({ ok: false, message: 'no network' }),
        connector: () => Promise.resolve(undefined),
      },
      log: (line) => log.push(line),
    });
  }

  function addWorkflow(id: string, event?: string): DeployedWorkflow {
    workflows.add(id, {
      name: `Workflow ${id}`,
      schema_version: 1,
      actions: [],
      ...(event === undefined
        ? {}
        : { source: { type: 'Flexli:CoreV1:CustomEvent', parameters: { event_type: event } } }),
    });
    const workflow = workflows.get(id, 1);
    assert.ok(workflow);
    return workflow;
  }

  /** Waits until every run has ended and gives them, oldest first, as `id workflow status`. */
  async function outcome(): Promise<readonly string[]> {
    while (runs.unfinished().length > 0) await new Promise((resolve) => setImmediate(resolve));
    return runs
      .list({})
      .map((run) => `${run.run_id} ${run.workflow_id} ${run.status}`)
      .reverse();
  }

  const final = (status: 'successful' | 'failed' | 'stopped'): RunHistoryItem => ({ status, time: 't' });
  const successful = { status: 'successful' } as const;

  it('keeps the records of a run, whose last one ends it', async () => {
    const service = createService(async (_workflow, host) => {
      await host.record({ status: 'running', time: '1' });
      await host.record({ status: 'failed', time: '2', nested_run_id: 'nested' });
      await host.record(final('stopped'));
      await host.record({ status: 'running', time: 'too late' });
      return successful;
    });
    assert.deepEqual(service.start(addWorkflow('a'), {}), { ok: true, runId: 'run-001' });
    assert.deepEqual(runs.list({})[0]?.status, 'queued');
    assert.deepEqual(await outcome(), ['run-001 a stopped']);
    assert.deepEqual(
      runs.history('run-001').map((item) => item.status),
      ['running', 'failed', 'stopped'],
    );
  });

  it('writes the last record when the engine wrote none', async () => {
    const service = createService(() => Promise.resolve({ status: 'failed', reason: 'because' }));
    service.start(addWorkflow('a'), {});
    assert.deepEqual(await outcome(), ['run-001 a failed']);
    assert.deepEqual(runs.history('run-001'), [
      { status: 'failed', reason: 'because', time: '2026-01-02T03:04:05.678Z' },
    ]);
  });

  it('fails a run whose host fails, with its words', async () => {
    const service = createService(() => Promise.reject(new Error('The credentials cannot be read.')));
    service.start(addWorkflow('a'), {});
    assert.deepEqual(await outcome(), ['run-001 a failed']);
    assert.equal(runs.history('run-001')[0]?.reason, 'The credentials cannot be read.');
  });

  it('starts no run when the condition of the source does not hold', () => {
    const refusal = { ok: false, reason: 'The source condition failed.' } as const;
    const service = createService(
      () => Promise.resolve(successful),
      () => refusal,
    );
    assert.deepEqual(service.start(addWorkflow('a'), {}), refusal);
    assert.deepEqual(runs.list({}), []);
  });

  it('starts the workflows that wait for an event, with its body', async () => {
    const inputs: JsonValue[] = [];
    const service = createService(async (workflow, host, input) => {
      inputs.push(input);
      if (workflow.id === 'a') {
        await host.emitEvent({ eventType: 'hello', contentType: 'application/json', body: { n: 1 } });
        await host.emitEvent({ eventType: 'hello', contentType: 'application/json', body: '{"n":2}' });
        await host.emitEvent({ eventType: 'hello' });
        await host.emitEvent({ eventType: 'hello', contentType: 'text/plain', body: 'words' });
        await host.emitEvent({ eventType: 'nobody', body: {} });
      }
      return successful;
    });
    addWorkflow('b', 'hello');
    service.start(addWorkflow('a'), { start: true });
    assert.deepEqual(await outcome(), [
      'run-001 a successful',
      'run-002 b successful',
      'run-003 b successful',
      'run-004 b successful',
    ]);
    assert.deepEqual(inputs, [{ start: true }, { n: 1 }, { n: 2 }, {}]);
    assert.deepEqual(log, ['Event hello dropped: its body is no JSON object.']);
    assert.ok(runs.list({}).every((run) => run.parent_run_id === undefined));
  });

  it('starts children, which know their parent', async () => {
    const answers: unknown[] = [];
    const service = createService(async (workflow, host) => {
      if (workflow.id === 'a') {
        answers.push(await host.startRun({ workflowId: 'b', workflowVersion: 1, input: {}, wait: false }, SIGNAL));
        answers.push(await host.startRun({ workflowId: 'b', workflowVersion: 2, input: {}, wait: false }, SIGNAL));
      }
      return successful;
    });
    addWorkflow('b');
    service.start(addWorkflow('a'), {});
    assert.deepEqual(await outcome(), ['run-001 a successful', 'run-002 b successful']);
    assert.deepEqual(answers, [{ runId: 'run-002' }, { error: 'There is no workflow b with a version 2.' }]);
    assert.equal(runs.list({ workflowId: 'b' })[0]?.parent_run_id, 'run-001');
  });

  it('stops workflows that start each other by events', async () => {
    const service = createService(async (workflow, host) => {
      await host.emitEvent({ eventType: workflow.id === 'a' ? 'to b' : 'to a', body: {} });
      return successful;
    });
    addWorkflow('b', 'to b');
    service.start(addWorkflow('a', 'to a'), {});
    const all = await outcome();
    assert.equal(all.length, MAX_CHAIN + 2);
    assert.equal(all.filter((run) => run.endsWith('failed')).length, 1);
    const [last] = runs.list({});
    assert.equal(last?.status, 'failed');
    assert.match(JSON.stringify(runs.history(last.run_id)), /stopped after 25 runs started by each other/);
    assert.equal(log.length, 1);
  });

  it('stops workflows that start each other as children', async () => {
    let refusals = 0;
    const service = createService(async (_workflow, host) => {
      const started = await host.startRun({ workflowId: 'a', workflowVersion: 1, input: {}, wait: false }, SIGNAL);
      if (!('error' in started)) return successful;
      refusals++;
      return { status: 'failed', reason: started.error };
    });
    service.start(addWorkflow('a'), {});
    const all = await outcome();
    assert.equal(all.length, MAX_CHAIN + 1);
    assert.equal(refusals, 1);
  });

  it('interrupts what runs and what waits when it closes', async () => {
    const service = createService(async (_workflow, host, _input, signal) => {
      await host.record({ status: 'running', time: '1' });
      await new Promise((resolve) => {
        signal.addEventListener('abort', resolve);
      });
      await host.record(final('stopped'));
      return { status: 'stopped' };
    });
    const workflow = addWorkflow('a');
    for (let count = 0; count < 120; count++) service.start(workflow, {});
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    assert.equal(runs.list({}).filter((run) => run.status === 'running').length, 100);
    await service.close();
    assert.deepEqual(new Set(runs.list({}).map((run) => run.status)), new Set(['failed']));
    const reasons = new Set(runs.list({}).map((run) => JSON.stringify(runs.history(run.run_id).at(-1)?.reason)));
    assert.equal(reasons.size, 1);
    assert.match([...reasons].join(''), /^"interrupted: the emulator was closed/);
  });

  it('ends at the start what an earlier process left', () => {
    runs.add({ id: 'old', depth: 0, workflowId: 'a', workflowVersion: 1, workflowName: 'A' }, new Date());
    runs.begin('old');
    runs.append('old', { status: 'running', time: '1' });
    createService(() => Promise.resolve(successful)).recover();
    assert.equal(runs.list({})[0]?.status, 'failed');
    assert.match(JSON.stringify(runs.history('old').at(-1)), /interrupted: the emulator ended before/);
  });

  it('outlives a store that fails', async () => {
    const service = createService(() => {
      database.close();
      return Promise.reject(new Error('first'));
    });
    service.start(addWorkflow('a'), {});
    while (log.length < 2) await new Promise((resolve) => setImmediate(resolve));
    assert.match(log.join('\n'), /Run run-001 of workflow a failed: first\nThe end of run run-001 could not be kept/);
  });
});
