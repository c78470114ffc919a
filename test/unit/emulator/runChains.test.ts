import assert from 'node:assert/strict';
import type { JsonValue } from '../../../flexli/model/json';
import { DEFAULT_LIMITS } from '../../../flexli/emulator/execution/limits';
import { aborted, ServiceSetup, SIGNAL, SUCCESSFUL } from './support/serviceSetup';

describe('emulator: runs that start each other', () => {
  let setup: ServiceSetup;
  beforeEach(async () => {
    setup = await ServiceSetup.open();
  });
  afterEach(() => {
    setup.close();
  });

  it('starts the workflows that wait for an event, with its body', async () => {
    const inputs: JsonValue[] = [];
    const service = setup.service(async (workflow, host, input) => {
      inputs.push(input);
      if (workflow.id === 'a') {
        await host.emitEvent({ eventType: 'hello', contentType: 'application/json', body: { n: 1 } });
        await host.emitEvent({ eventType: 'hello', contentType: 'application/json', body: '{"n":2}' });
        await host.emitEvent({ eventType: 'hello' });
        await host.emitEvent({ eventType: 'hello', contentType: 'text/plain', body: 'words' });
        await host.emitEvent({ eventType: 'nobody', body: {} });
      }
      return SUCCESSFUL;
    });
    setup.addWorkflow('b', 'hello');
    await service.start(setup.addWorkflow('a'), { start: true });
    assert.deepEqual(await setup.outcome(), [
      'run-001 a successful',
      'run-002 b successful',
      'run-003 b successful',
      'run-004 b successful',
    ]);
    assert.deepEqual(inputs, [{ start: true }, { n: 1 }, { n: 2 }, {}]);
    assert.deepEqual(setup.log, ['Event hello dropped: its body is no JSON object.']);
    assert.ok(setup.runs.list({}).every((run) => run.parent_run_id === undefined));
  });

  it('starts children, which know their parent', async () => {
    const answers: unknown[] = [];
    const service = setup.service(async (workflow, host) => {
      if (workflow.id === 'a') {
        answers.push(
          await host.startRun({ workflowId: 'b', workflowVersion: 1, input: {}, wait: false, timeoutMs: 0 }, SIGNAL),
        );
        answers.push(
          await host.startRun({ workflowId: 'b', workflowVersion: 2, input: {}, wait: false, timeoutMs: 0 }, SIGNAL),
        );
      }
      return SUCCESSFUL;
    });
    setup.addWorkflow('b');
    await service.start(setup.addWorkflow('a'), {});
    assert.deepEqual(await setup.outcome(), ['run-001 a successful', 'run-002 b successful']);
    assert.deepEqual(answers, [{ runId: 'run-002' }, { error: 'There is no workflow b with a version 2.' }]);
    assert.equal(setup.runs.list({ workflowId: 'b' })[0]?.parent_run_id, 'run-001');
  });

  it('stops workflows that start each other by events', async () => {
    const service = setup.service(async (workflow, host) => {
      await host.emitEvent({ eventType: workflow.id === 'a' ? 'to b' : 'to a', body: {} });
      return SUCCESSFUL;
    });
    setup.addWorkflow('b', 'to b');
    await service.start(setup.addWorkflow('a', 'to a'), {});
    const all = await setup.outcome();
    assert.equal(all.length, DEFAULT_LIMITS.chain + 2);
    assert.equal(all.filter((run) => run.endsWith('failed')).length, 1);
    const [last] = setup.runs.list({});
    assert.equal(last?.status, 'failed');
    assert.match(JSON.stringify(setup.runs.history(last.run_id)), /stopped after 25 runs started by each other/);
    assert.equal(setup.log.length, 1);
  });

  it('stops workflows that start each other as children', async () => {
    let refusals = 0;
    const service = setup.service(async (_workflow, host) => {
      const started = await host.startRun(
        { workflowId: 'a', workflowVersion: 1, input: {}, wait: false, timeoutMs: 0 },
        SIGNAL,
      );
      if (!('error' in started)) return SUCCESSFUL;
      refusals++;
      return { status: 'failed', reason: started.error };
    });
    await service.start(setup.addWorkflow('a'), {});
    const all = await setup.outcome();
    assert.equal(all.length, DEFAULT_LIMITS.chain + 1);
    assert.equal(refusals, 1);
  });

  it('waits for children without holding a slot', async () => {
    const ends: unknown[] = [];
    const service = setup.service(
      async (workflow, host, input, signal) => {
        const depth = (input as { depth: number }).depth;
        if (workflow.id === 'b' && depth === 0) return { status: 'failed', reason: 'because.' };
        if (depth > 0) {
          const child = { workflowId: depth === 3 ? 'a' : 'b', workflowVersion: 1, input: { depth: depth - 1 } };
          ends.push(await host.startRun({ ...child, wait: true, timeoutMs: 60_000 }, signal));
        }
        return SUCCESSFUL;
      },
      undefined,
      { parallelRuns: 1 },
    );
    setup.addWorkflow('b');
    await service.start(setup.addWorkflow('a'), { depth: 3 });
    await setup.outcome();
    assert.deepEqual(ends, [
      { runId: 'run-004', end: { status: 'failed', reason: 'because.', state: { of: 'b' } } },
      { runId: 'run-003', end: { status: 'successful', state: { of: 'b' } } },
      { runId: 'run-002', end: { status: 'successful', state: { of: 'a' } } },
    ]);
  });

  it('ends a child that takes too long, and one whose parent is cancelled', async () => {
    const ends: unknown[] = [];
    const service = setup.service(async (workflow, host, _input, signal) => {
      if (workflow.id === 'a') {
        const child = { workflowId: 'b', workflowVersion: 1, input: {}, wait: true, timeoutMs: 5 };
        ends.push(await host.startRun(child, signal));
        return SUCCESSFUL;
      }
      await aborted(signal);
      return { status: 'stopped' };
    });
    setup.addWorkflow('b');
    await service.start(setup.addWorkflow('a'), {});
    assert.deepEqual(await setup.outcome(), ['run-001 a successful', 'run-002 b stopped']);
    const reason = 'it took longer than the time that the run had left.';
    assert.deepEqual(ends, [{ runId: 'run-002', end: { status: 'failed', reason, state: { of: 'b' } } }]);
  });
});
