import assert from 'node:assert/strict';
import { Progress } from '../../../../cli/run/progress';
import type { StartedRun } from '../../../../cli/run/workflowRun';
import { WorkflowRunner } from '../../../../flexli/engine/runner';
import type { JsonValue } from '../../../../flexli/model/json';
import type { WorkflowAction } from '../../../../flexli/model/workflow';
import { answer, call, core, TestHost } from '../../engine/support/testHost';

const FIRST: StartedRun = { id: 'r1', workflow: 'Some workflow', path: 'a.fewrk.json' };
const CHILD: StartedRun = { id: 'r2', workflow: 'Child', path: 'b.fewrk.json', parent: FIRST };

async function check(
  actions: readonly WorkflowAction[],
  lines: readonly string[],
  options: { readonly input?: JsonValue; readonly host?: TestHost; readonly run?: StartedRun } = {},
): Promise<void> {
  const { host = new TestHost(), run = FIRST, input = {} } = options;
  const written: string[] = [];
  const progress = new Progress((line) => written.push(line));
  host.event = (event) => {
    progress.event(run, event);
  };
  progress.started(run);
  await new WorkflowRunner({ name: 'Some workflow', schema_version: 1, actions }, input, host).run(
    new AbortController().signal,
  );
  assert.deepEqual(written, lines);
}

const inner = (action: WorkflowAction): JsonValue => JSON.parse(JSON.stringify(action)) as JsonValue;

describe('the progress of a run', () => {
  it('is a line for each action, with its requests', async () => {
    await check(
      [call('Get', 1, { description: 'Look', parameters: { id: 1 } }), core('Wait', 2, { parameters: { seconds: 2 } })],
      [
        'Some workflow (a.fewrk.json)',
        '  1 Get · Look: successful (0 ms, GET https://shop.example.com/items/1 → 200)',
        '  2 Wait: successful (2000 ms)',
      ],
    );
  });

  it('shows tries and failures', async () => {
    const host = new TestHost([answer(503, {}, 'Busy'), answer(404, {}, 'Gone')]);
    await check(
      [call('Get', 1, { on_error: { max_retries: 1, retry_on: ['503'] } })],
      [
        'Some workflow (a.fewrk.json)',
        '    trying again in 3 s: 503 Server Error: Busy for url: https://shop.example.com/items/{id}.',
        '  1 Get: failed (3000 ms, GET https://shop.example.com/items/{id} → 503, GET https://shop.example.com/items/{id} → 404)',
      ],
      { host },
    );
  });

  it('puts items and branches below their action', async () => {
    const iterator = core('Iterator', 1, { parameters: { array_path: '::list', actions: [inner(call('Get', 1))] } });
    const branch = core('Branch', 2, {
      parameters: { branches: [{ order: 1, actions: [inner(core('Wait', 4, { parameters: { seconds: 0 } }))] }] },
    });
    const host = new TestHost([answer(200, {}), answer(500, {}, 'Broken')]);
    await check(
      [iterator, branch],
      [
        'Some workflow (a.fewrk.json)',
        '  1 Iterator',
        '    item 1',
        '      1 Get: successful (0 ms, GET https://shop.example.com/items/{id} → 200)',
        '    item 2',
        '      1 Get: failed (0 ms, GET https://shop.example.com/items/{id} → 500)',
        '    warning: Item 2 failed, and the run goes on: action 1 (Get): 500 Server Error: Broken for url: https://shop.example.com/items/{id}.',
        '  1 Iterator: successful (0 ms)',
        '  2 Branch',
        '      4 Wait: successful (0 ms)',
        '  2 Branch: successful (0 ms)',
      ],
      { host, input: { list: [{}, {}] } },
    );
  });

  it('puts a child run below the action that started it, with its end', async () => {
    await check(
      [core('Wait', 1, { parameters: { seconds: -1 } })],
      [
        '    run of Child (b.fewrk.json)',
        '      1 Wait: failed (0 ms)',
        '      failed: action 1 (Wait): its seconds must be a number from 0 up, but they are -1.',
      ],
      { run: CHILD },
    );
  });

  it('tells of events', () => {
    const written: string[] = [];
    new Progress((line) => written.push(line)).emitted(FIRST, { eventType: 'Done' }, []);
    assert.deepEqual(written, ['    emits Done']);
  });

  it('says that an event starts nothing here, and what it would start', () => {
    const written: string[] = [];
    new Progress((line) => written.push(line)).emitted(FIRST, { eventType: 'Done' }, ['a.fewrk.json', 'b.fewrk.json']);
    assert.deepEqual(written, [
      '    emits Done, which starts nothing here; in an account it starts a.fewrk.json and b.fewrk.json',
    ]);
  });
});
