import assert from 'node:assert/strict';
import { runRecords, type ReadHistory } from '../../flexli/api/runRecords';
import type { RunSummary } from '../../flexli/model/run';
import { TestEmulator, onEvent, wait } from './emulatorSupport';

describe('emulator: runs that start others', () => {
  let emulator: TestEmulator;
  beforeEach(async () => {
    emulator = await TestEmulator.start();
  });
  afterEach(() => emulator.close());

  it('start each other by events, up to a limit', async () => {
    const emit = {
      order: 1,
      type: 'Flexli:CoreV1:CustomEvent',
      parameters: { event_type: 'again', content_type: 'application/json', body: '::' },
    };
    const workflow = await emulator.workflow(onEvent('again'), [emit]);
    await emulator.create(`/v1/run-workflow/${workflow}/version/1`, { n: 1 });
    let runs = await emulator.runs();
    while (!runs.some((run) => run.status === 'failed')) runs = await emulator.runs();
    assert.equal(runs.length, 27);
    const last = (await emulator.history(runs[0]?.run_id ?? '')).at(-1);
    assert.match(JSON.stringify(last?.reason), /stopped after 25 runs started by each other/);
  });

  it('start children', async () => {
    const child = await emulator.create('/v1/workflows', { name: 'Child', schema_version: 1, actions: [wait(0)] });
    const items = await emulator.runActions(
      [
        {
          order: 1,
          type: 'Flexli:CoreV1:RunWorkflow',
          parameters: { workflow_id: child, workflow_version: 1, workflow_input: { from: '::name' } },
        },
      ],
      { name: 'parent' },
    );
    assert.equal(items.at(-1)?.status, 'successful');
    const [run] = await emulator.runs(`?workflow=${child}`);
    assert.ok(run?.parent_run_id);
    assert.deepEqual((await emulator.runToEnd(run.run_id))[0]?.state, { from: 'parent' });
  });

  it('have their records in the history of the run that started them, in the hosted build', async () => {
    await emulator.close();
    emulator = await TestEmulator.start({ engineProfile: 'alpha-2024-07' });
    const items = { array_path: '::list', actions: [wait(0)] };
    const actions = [{ order: 1, type: 'Flexli:CoreV1:Iterator', parameters: items }, wait(0, 2)];
    const child = await emulator.create('/v1/workflows', { name: 'Child', schema_version: 1, actions });
    const parameters = { workflow_id: child, workflow_version: 1, workflow_input: { list: [{ n: 1 }] } };
    const start = { order: 1, type: 'Flexli:CoreV1:RunWorkflow', parameters };
    const parent = await emulator.create('/v1/workflows', { name: 'Parent', schema_version: 1, actions: [start] });
    const id = await emulator.create(`/v1/run-workflow/${parent}/version/1`, {});
    const ended = async (): Promise<RunSummary> => {
      for (;;) {
        const [run] = await emulator.runs(`?workflow=${child}`);
        if (run?.status === 'successful') return run;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    };
    const { run_id: nested, parent_run_id: startedBy } = await ended();
    assert.equal(startedBy, id);
    const own = (await emulator.history(id)).filter(({ nested_run_id: run }) => run !== undefined);
    assert.deepEqual(
      own.map(({ status, action, nested_run_id: run, state }) => [status, action?.order, run === nested, state]),
      [
        ['running', 1, true, { list: [{ n: 1 }] }],
        ['running', 2, true, { list: [{ n: 1 }] }],
        ['successful', undefined, true, undefined],
      ],
    );
    // What the child's own items did stands under the child.
    assert.deepEqual(
      (await emulator.history(nested)).map(({ status, state }) => [status, state]),
      [
        ['running', { n: 1 }],
        ['successful', undefined],
      ],
    );
  });

  it('are read with what became of them, in the hosted build too', async () => {
    await emulator.close();
    emulator = await TestEmulator.start({ engineProfile: 'alpha-2024-07' });
    const connector = await emulator.create('/v1/connectors', {
      ...{
        type: 'Shop',
        name: 'Shop',
        description: 'd',
        schema_version: 1,
        config: { host: 'sample.localhost', base_path: 'none', default_headers: {} },
      },
      actions: [{ type: 'Get', method: 'get', path: 'nothing-is-there', parameters: { type: 'object' } }],
    });
    const get = { order: 1, connector_id: connector, type: 'Get', parameters: {} };
    const child = await emulator.workflow(undefined, [get]);
    const parameters = { workflow_id: child, workflow_version: 1, workflow_input: {} };
    const parent = await emulator.workflow(undefined, [
      { order: 1, type: 'Flexli:CoreV1:RunWorkflow', parameters },
      wait(0, 2),
    ]);
    await emulator.create(`/v1/run-workflow/${parent}/version/1`, {});
    const [run] = await emulator.runsOf(child, 1);
    assert.ok(run);
    assert.deepEqual(await emulator.history(run.run_id), []);
    const read: ReadHistory = async (id) => ({ ok: true, value: await emulator.history(id) });
    for (;;) {
      const records = await runRecords(run.run_id, run.parent_run_id, read);
      assert.ok(records.ok);
      const last = records.value.at(-1);
      if (last?.status !== 'failed') continue;
      assert.match(JSON.stringify(last.reason), /Client Error/);
      assert.deepEqual(
        records.value.map(({ status, nested_run_id: of }) => [status, of]),
        [
          ['running', null],
          ['failed', null],
        ],
      );
      return;
    }
  });
});
