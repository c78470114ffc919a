import assert from 'node:assert/strict';
import type { ProjectFolder } from '../../../../flexli/project/files/projectFolder';
import { environmentLock } from '../../../../flexli/project/lock/lock';
import { createPlan } from '../../../../flexli/project/plan/createPlan';
import { applyPull } from '../../../../flexli/project/pull/applyPull';
import { planPull } from '../../../../flexli/project/pull/planPull';
import { parseProjectFile } from '../../../../flexli/project/projectFile';
import { connector, deployed, idOf, inputsOf, TIME, workflow, type World } from '../fakeProject';
import { MemoryLock } from '../memoryLock';

const ACCOUNT = [
  deployed(idOf(1), connector('Chat', { name: 'Chat' })),
  deployed(idOf(2), workflow('Flow', [idOf(1)], { description: 'd' })),
];

async function pulled(
  world: World,
): Promise<{ files: Map<string, string>; lock: MemoryLock; written: readonly string[] }> {
  const inputs = inputsOf(world);
  const files = new Map<string, string>();
  const folder: Pick<ProjectFolder, 'write'> = {
    write: (path, text) => {
      files.set(path, text);
      return Promise.resolve();
    },
  };
  const lock = new MemoryLock(inputs.lock.files);
  const project = JSON.stringify({
    environments: { live: { api: 'https://api.example.com', auth: 'https://auth.example.com/token' } },
  });
  const plan = planPull(inputs, project);
  const outcome = await applyPull(plan, inputs, { folder: folder as ProjectFolder, lock, now: () => new Date(TIME) });
  assert.equal(outcome.ok, true);
  return { files, lock, written: outcome.written };
}

describe('writing what was pulled', () => {
  it('leaves nothing to deploy', async () => {
    const { files, lock, written } = await pulled({ account: ACCOUNT });
    assert.deepEqual(written, ['flexli.json', 'connectors/chat.fecon.json', 'workflows/flow.fewrk.json']);
    const { variables } = parseProjectFile(files.get('flexli.json') ?? '').project;
    files.delete('flexli.json');
    const inputs = inputsOf({ files: Object.fromEntries(files), variables, account: ACCOUNT });
    const plan = createPlan({ ...inputs, lock: environmentLock(lock.lock, 'live') });
    assert.deepEqual(
      plan.documents.map(({ path, change }) => [path, change]),
      [
        ['connectors/chat.fecon.json', 'unchanged'],
        ['workflows/flow.fewrk.json', 'unchanged'],
      ],
    );
    assert.deepEqual(plan.orphans, []);
  });

  it('records files that say the same, and writes none', async () => {
    const { lock, written } = await pulled({
      files: {
        'c/chat.fecon.json': connector('Chat', { name: 'Chat' }),
        'w/flow.fewrk.json': workflow('Flow', ['{{Chat}}'], { description: 'd' }),
      },
      account: ACCOUNT,
      variables: { Chat: { connector: 'c/chat.fecon.json' } },
    });
    assert.deepEqual(written, []);
    assert.deepEqual(
      [lock.entry('c/chat.fecon.json')?.deployed?.id, lock.entry('w/flow.fewrk.json')?.deployed?.id],
      [idOf(1), idOf(2)],
    );
  });
});
