import assert from 'node:assert/strict';
import { commands, window } from 'vscode';
import { exampleUri, openText, workflowWith } from '../support/documents';
import { treeNodes } from '../support/trees';
import type { TreeItem, TreeNode } from '../support/trees';
import { waitUntil } from '../support/waitUntil';

const WAIT = '{ "order": 1, "type": "Flexli:CoreV1:Wait", "parameters": { "seconds": 1 } }';

describe('the view of workflows', () => {
  async function itemOf(name: string): Promise<{ readonly node: TreeNode; readonly item: TreeItem } | undefined> {
    const nodes = (await treeNodes('flexli.workflows')) as readonly TreeNode[];
    const items = nodes.map((node) => ({ node, item: node.item() }));
    return items.find(({ item }) => item.label === name);
  }

  async function checkItem(name: string, description: RegExp, place: string): Promise<TreeNode> {
    const found = await waitUntil(
      async () => {
        const one = await itemOf(name);
        return one && description.test(one.item.description ?? '') && one;
      },
      `${name} to be ${String(description)}`,
    );
    assert.equal(found.item.contextValue, `flexli.workflow.${place}`);
    return found.node;
  }

  it('shows a file that is only here, then in step, then changed', async () => {
    const text = workflowWith(WAIT).replace('"Test"', '"Merged view"');
    const { document } = await openText('merged.fewrk.json', text);
    await commands.executeCommand('flexli.startLocal');
    await checkItem('Merged view', /only here/, 'here');
    await commands.executeCommand('flexli.deploy', exampleUri('merged.fewrk.json'));
    const node = await checkItem('Merged view', /in step/, 'both');
    const facts = ((await node.children?.()) ?? []).map((one) => one.item().label);
    assert.ok(facts.includes('Version 1'), facts.join());
    await openText('merged.fewrk.json', text.replace('"seconds": 1', '"seconds": 2'));
    assert.ok(document.getText().includes('"seconds": 2'));
    await checkItem('Merged view', /changed/, 'both');
  });

  it('shows who starts whom', async () => {
    await commands.executeCommand('flexli.workflows.callers', exampleUri('merged.fewrk.json'));
    assert.ok(window.activeTextEditor?.document.uri.path.endsWith('merged.fewrk.json'));
  });
});
