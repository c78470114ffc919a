import assert from 'node:assert/strict';
import { commands, ConfigurationTarget, workspace } from 'vscode';
import { exampleUri, openText, workflowWith } from '../support/documents';
import { treeNodes } from '../support/trees';
import { waitUntil } from '../support/waitUntil';

interface Run {
  readonly run: { readonly id: string; readonly timeline: { readonly status: string; readonly reason?: unknown } };
}

describe('settings of the local engine', () => {
  const set = async (key: string, value: unknown): Promise<void> =>
    workspace.getConfiguration('flexli.local').update(key, value, ConfigurationTarget.Global);

  before(async () => {
    const wait = (order: number): string =>
      `{ "order": ${order}, "type": "Flexli:CoreV1:Wait", "parameters": { "seconds": 0 } }`;
    await openText('twice.fewrk.json', workflowWith([wait(1), wait(2)].join(', ')));
  });
  after(async () => {
    await set('limits', undefined);
    await set('engineProfile', undefined);
  });

  async function statusOfRun(): Promise<string> {
    const id = await commands.executeCommand<string>('flexli.run', exampleUri('twice.fewrk.json'), { input: {} });
    await commands.executeCommand('flexli.runs.show', id);
    const shown = await waitUntil(
      async () => ((await treeNodes('flexli.runs')) as readonly Run[]).find(({ run }) => run.id === id),
      'the run in the view',
    );
    return shown.run.timeline.status;
  }

  it('reach it when they change, and what it kept stays', async () => {
    assert.equal(await statusOfRun(), 'successful');
    // Where a run of another suite still goes on, they take effect a little later.
    await set('limits', { actions: 1 });
    await waitUntil(async () => (await statusOfRun()) === 'failed', 'a run within the limit');
    await set('limits', undefined);
    await waitUntil(async () => (await statusOfRun()) === 'successful', 'a run without the limit');
    assert.ok((await treeNodes('flexli.runs')).length >= 3);
  });
});
