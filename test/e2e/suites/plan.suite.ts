import assert from 'node:assert/strict';
import { commands, languages, window } from 'vscode';
import { exampleUri, openText, workflowWith } from '../support/documents';
import { treeNodes } from '../support/trees';
import type { TreeNode } from '../support/trees';
import { waitUntil } from '../support/waitUntil';

interface Outcome {
  readonly status: string;
  readonly done: readonly { readonly action: string; readonly name: string }[];
}

const WAIT = '{ "order": 1, "type": "Flexli:CoreV1:Wait", "parameters": { "seconds": 1 } }';

describe('the view of a plan', () => {
  async function plan(): Promise<void> {
    await commands.executeCommand('flexli.plan.make');
  }

  async function nodeOf(name: string): Promise<TreeNode | undefined> {
    const nodes = (await treeNodes('flexli.plan')) as readonly TreeNode[];
    for (const node of nodes) {
      if (node.item().label === name) return node;
      const inner = (await node.children?.()) ?? [];
      const found = inner.find((one) => one.item().label === name);
      if (found) return found;
    }
    return undefined;
  }

  async function checkNode(name: string, description: RegExp, state: number | undefined): Promise<TreeNode> {
    const node = await nodeOf(name);
    assert.ok(node, `${name} stands in the plan`);
    assert.match(node.item().description ?? '', description);
    assert.equal(node.item().checkboxState?.state, state);
    return node;
  }

  const text = workflowWith(WAIT).replace('"Test"', '"Planned one"');

  it('shows what is new, checked, before anything is sent', async () => {
    await openText('planned.fewrk.json', text);
    await plan();
    const node = await checkNode('Planned one', /create · new here/, 1);
    await commands.executeCommand('flexli.plan.diff', node);
    await waitUntil(() => window.activeTextEditor?.document.getText().includes('"Planned one"'), 'the document');
  });

  it('deploys what is checked, then has nothing left of it', async () => {
    const outcome = await commands.executeCommand<Outcome | undefined>('flexli.plan.apply');
    assert.equal(outcome?.status, 'done');
    assert.ok(outcome.done.some(({ action, name }) => action === 'create' && name === 'Planned one'));
    await checkNode('Planned one', /unchanged/, undefined);
  });

  it('replaces what changed and deletes the old one', async () => {
    await openText('planned.fewrk.json', text.replace('"seconds": 1', '"seconds": 2'));
    await plan();
    await checkNode('Planned one', /replace · changed/, 1);
    const outcome = await commands.executeCommand<Outcome | undefined>('flexli.plan.apply');
    const actions = (outcome?.done ?? []).filter(({ name }) => name === 'Planned one').map(({ action }) => action);
    assert.deepEqual(actions, ['replace', 'delete']);
  });

  it('says that something was deployed since, until it is made again', async () => {
    await openText('planned.fewrk.json', text.replace('"seconds": 1', '"seconds": 3'));
    await plan();
    await commands.executeCommand('flexli.deploy', exampleUri('planned.fewrk.json'));
    assert.ok(await nodeOf('Something was deployed since.'));
    await plan();
    assert.equal(await nodeOf('Something was deployed since.'), undefined);
    await checkNode('Planned one', /unchanged/, undefined);
  });

  it('does not offer what has errors', async () => {
    const { document } = await openText('unplanned.fewrk.json', text.replace('"seconds": 1', '"minutes": 1'));
    await waitUntil(() => languages.getDiagnostics(document.uri).length > 0, 'diagnostics');
    await openText('unplanned.fewrk.json', text.replace('Planned', 'Wrong').replace('"seconds": 1', '"minutes": 1'));
    await plan();
    await checkNode('Wrong one', /has errors/, undefined);
  });
});
