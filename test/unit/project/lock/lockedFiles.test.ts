import assert from 'node:assert/strict';
import type { ProjectFolder } from '../../../../flexli/project/files/projectFolder';
import { lockedFiles } from '../../../../flexli/project/lock/lockedFiles';
import { connector, idOf, inputsOf, asDeployed, workflow, type World } from '../fakeProject';
import { MemoryLock } from '../memoryLock';

const CHAT = 'c/chat.fecon.json';
const FLOW = 'w/flow.fewrk.json';
const [C, W, OTHER] = [1, 2, 3].map(idOf) as [string, string, string];
const URLS = { api: 'https://api.example.com', auth: 'https://auth.example.com/token' };

const FILES: World = {
  files: { [CHAT]: connector('Chat'), [FLOW]: workflow('Flow', ['{{Chat}}']) },
  variables: { Chat: { connector: CHAT } },
};

function folderOf({ files = {}, variables = {} }: World): ProjectFolder {
  return {
    list: () => Promise.resolve(Object.keys(files)),
    read: (path) => {
      const content = path === 'flexli.json' ? { environments: { live: URLS }, variables } : files[path];
      return Promise.resolve(content === undefined ? undefined : JSON.stringify(content));
    },
    write: () => Promise.reject(new Error('nothing is written')),
  };
}

/** What is new, with `+` behind what is current. */
async function check(
  world: World,
  known: Readonly<Record<string, string>>,
  expected: Readonly<Record<string, string>>,
  change: World = world,
): Promise<void> {
  const lock = new MemoryLock(inputsOf(world).lock.files);
  const found = await lockedFiles(folderOf(change), lock, 'live', (path) => known[path]);
  assert.deepEqual(
    Object.fromEntries(found.map(({ path, id, isCurrent }) => [path, `${id}${isCurrent ? '+' : ''}`])),
    expected,
  );
}

describe('what a lock knows', () => {
  const world = asDeployed(FILES, { [CHAT]: C, [FLOW]: W });

  it('is told where it is news', async () => {
    await check(world, {}, { [CHAT]: `${C}+`, [FLOW]: `${W}+` });
    await check(world, { [CHAT]: OTHER, [FLOW]: W }, { [CHAT]: `${C}+` });
    await check(world, { [CHAT]: C, [FLOW]: W }, {});
  });

  it('is told with what was edited since', async () => {
    const edited = { ...world, files: { ...world.files, [FLOW]: workflow('Flow', ['{{Chat}}', '{{Chat}}']) } };
    await check(world, {}, { [CHAT]: `${C}+`, [FLOW]: W }, edited);
  });

  it('is told with what points at another id by now', async () => {
    const flow = world.lock?.[FLOW]?.deployed;
    assert.ok(flow);
    const lock = { ...world.lock, [FLOW]: { deployed: { ...flow, uses: [OTHER] } } };
    await check({ ...world, lock }, {}, { [CHAT]: `${C}+`, [FLOW]: W });
  });

  it('is told also when the file is gone, or the project cannot be read', async () => {
    await check(world, {}, { [CHAT]: `${C}+`, [FLOW]: W }, { ...world, files: { [CHAT]: connector('Chat') } });
    await check(world, {}, { [CHAT]: C, [FLOW]: W }, { ...world, variables: { ' wrong': 1 } });
  });

  it('is nothing when it cannot be read', async () => {
    const lock = new MemoryLock();
    lock.read = () => Promise.resolve({ ok: false, message: 'conflict' });
    assert.deepEqual(await lockedFiles(folderOf(world), lock, 'live', () => undefined), []);
  });
});
