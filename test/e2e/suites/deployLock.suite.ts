import assert from 'node:assert/strict';
import { commands, workspace } from 'vscode';
import { exampleUri, openText, workflowWith } from '../support/documents';
import { treeNodes } from '../support/trees';
import type { TreeNode } from '../support/trees';
import { waitUntil } from '../support/waitUntil';

interface Outcome {
  readonly status: string;
  readonly done: readonly { readonly action: string; readonly name: string; readonly id?: string }[];
}

interface Entry {
  readonly id?: string;
  readonly version?: number;
  readonly digest?: string;
  readonly time?: string;
  readonly previous?: readonly { readonly id: string }[];
}

const FILE = 'locked.fewrk.json';
const LOCK = '.flexli/flexli.lock.json';
const TEXT = workflowWith('{ "order": 1, "type": "Flexli:CoreV1:Wait", "parameters": { "seconds": 1 } }').replace(
  '"Test"',
  '"Locked one"',
);
const OTHER = TEXT.replace('"seconds": 1', '"seconds": 2');

describe('the lock', () => {
  let first = '';
  let second = '';

  async function deploy(): Promise<string> {
    const deployed = await commands.executeCommand<{ readonly id: string } | undefined>(
      'flexli.deploy',
      exampleUri(FILE),
    );
    assert.ok(deployed);
    return deployed.id;
  }

  async function entry(): Promise<Entry> {
    const text = Buffer.from(await workspace.fs.readFile(exampleUri(LOCK))).toString('utf8');
    const lock = JSON.parse(text) as { environments: { Local: { files: Readonly<Record<string, Entry>> } } };
    return lock.environments.Local.files[FILE] ?? {};
  }

  /** The node of the file in a new plan. */
  async function planned(): Promise<TreeNode> {
    await commands.executeCommand('flexli.plan.make');
    return nodeOf('Locked one');
  }

  async function nodeOf(name: string): Promise<TreeNode> {
    const tops = (await treeNodes('flexli.plan')) as readonly TreeNode[];
    const inner = await Promise.all(tops.map(async (node) => (await node.children?.()) ?? []));
    const found = [...tops, ...inner.flat()].find((node) => {
      const { label, contextValue = '' } = node.item();
      // Old versions have the same name.
      return label === name && contextValue.startsWith('flexli.plan.document');
    });
    assert.ok(found, `${name} stands in the plan`);
    return found;
  }

  async function apply(): Promise<Outcome> {
    const outcome = await commands.executeCommand<Outcome | undefined>('flexli.plan.apply');
    assert.equal(outcome?.status, 'done');
    return outcome;
  }

  before(async () => {
    await workspace.getConfiguration('flexli').update('deploy.oldVersions', 'keep');
  });

  after(async () => {
    await workspace.getConfiguration('flexli').update('deploy.oldVersions', undefined);
  });

  it('has what a single deployment sent, so that a plan has nothing to do', async () => {
    await openText(FILE, TEXT);
    first = await deploy();
    const { id, version, digest, time } = await entry();
    assert.deepEqual([id, version], [first, 1]);
    assert.match(digest ?? '', /^.{22}$/);
    assert.match(time ?? '', /^\d{4}-\d\d-\d\dT/);
    assert.match((await planned()).item().description ?? '', /^unchanged/);
  });

  it('keeps the version before, which a plan restores', async () => {
    await openText(FILE, OTHER);
    second = await deploy();
    assert.deepEqual([(await entry()).id, (await entry()).previous?.map(({ id }) => id)], [second, [first]]);
    await commands.executeCommand('flexli.plan.restore', await planned());
    assert.match((await nodeOf('Locked one')).item().description ?? '', /take over · back to/);
    const { done } = await apply();
    assert.ok(done.some(({ action, id }) => action === 'record' && id === first));
    assert.equal((await entry()).id, first);
  });

  it('knows after a restore that the file says something else', async () => {
    assert.match((await planned()).item().description ?? '', /^replace · changed/);
    // The file says again what was restored.
    await openText(FILE, TEXT);
    assert.match((await planned()).item().description ?? '', /^unchanged/);
  });

  it('lets what only the account has be pulled into a file again', async () => {
    await workspace.fs.delete(exampleUri(FILE));
    await commands.executeCommand('flexli.plan.make');
    const pulled = commands.executeCommand('flexli.plan.pull');
    const file = exampleUri(FILE);
    await waitUntil(async () => {
      // Everything that can be pulled is checked; Enter takes it.
      await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return workspace.fs.stat(file).then(
        () => true,
        () => false,
      );
    }, 'the file to be written');
    await pulled;
    const text = Buffer.from(await workspace.fs.readFile(file)).toString('utf8');
    assert.equal((JSON.parse(text) as { name: string }).name, 'Locked one');
    assert.match((await planned()).item().description ?? '', /^unchanged/);
  });

  it('is believed when another client has written it', async () => {
    const before = await workspace.fs.readFile(exampleUri(LOCK));
    const { id } = await entry();
    assert.notEqual(await deploy(), id);
    const shown = async (): Promise<string | undefined> => {
      const nodes = (await treeNodes('flexli.workflows')) as readonly (TreeNode & { version?: { id: string } })[];
      return nodes.find((node) => node.item().label === 'Locked one')?.version?.id;
    };
    await waitUntil(async () => (await shown()) !== id, 'the new one');
    await workspace.fs.writeFile(exampleUri(LOCK), before);
    await waitUntil(async () => (await shown()) === id, 'what the lock says');
  });
});
