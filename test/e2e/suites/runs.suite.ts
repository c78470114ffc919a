import assert from 'node:assert/strict';
import { commands, env, window } from 'vscode';
import { exampleUri, openText, workflowWith } from '../support/documents';
import { treeNodes } from '../support/trees';
import { waitUntil } from '../support/waitUntil';

const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

interface Step {
  readonly step: { readonly status: string; readonly key: string };
  readonly title: string;
}

interface Run {
  readonly run: { readonly id: string; readonly timeline: { readonly status: string } };
  children(): Promise<readonly Step[]>;
}

describe('the view of runs', () => {
  const nodes = async (): Promise<readonly Run[]> => (await treeNodes('flexli.runs')) as readonly Run[];
  let id = '';

  async function node(): Promise<Run> {
    return waitUntil(async () => (await nodes()).find(({ run }) => run.id === id), 'the run in the view');
  }

  before(async () => {
    const connector = await commands.executeCommand<{ readonly id: string }>(
      'flexli.deploy',
      exampleUri('connectors/people-directory.fecon.json'),
    );
    const action = {
      order: 1,
      connector_id: connector.id,
      type: 'GetPerson',
      description: 'Look up',
      parameters: { id: '::person_id' },
    };
    await openText('seen.fewrk.json', workflowWith(JSON.stringify(action)));
    id =
      (await commands.executeCommand<string | undefined>('flexli.run', exampleUri('seen.fewrk.json'), {
        input: { person_id: 'p-1' },
      })) ?? '';
    assert.match(id, ULID);
    await commands.executeCommand('flexli.runs.show', id);
  });

  it('shows the run with its actions', async () => {
    const run = await node();
    assert.equal(run.run.timeline.status, 'successful');
    const [step] = await run.children();
    assert.equal(step?.title, 'Look up');
    assert.equal(step.step.status, 'successful');
  });

  it('opens the request of an action, without credentials', async () => {
    const [step] = await (await node()).children();
    await commands.executeCommand('flexli.runs.openRequest', step);
    const text = await waitUntil(() => {
      const document = window.activeTextEditor?.document;
      return document?.uri.scheme === 'flexli-call' && document.getText().length > 0 && document.getText();
    }, 'the request');
    const { request } = JSON.parse(text) as { request: { method: string; url: string } };
    assert.equal(request.method, 'GET');
    assert.match(request.url, /^https?:\/\/sample\.localhost\/.*p-1/);
  });

  it('copies it as cURL', async () => {
    const [step] = await (await node()).children();
    await commands.executeCommand('flexli.runs.copyCurl', step);
    const text = await waitUntil(async () => {
      const copied = await env.clipboard.readText();
      return copied.startsWith('curl') && copied;
    }, 'the clipboard');
    assert.match(text, /--request GET 'https?:\/\/sample\.localhost\/.*p-1'/);
    assert.match(text, /Authorization: \$AUTHORIZATION/);
  });

  it('goes to the action in the file', async () => {
    const [step] = await (await node()).children();
    await commands.executeCommand('flexli.runs.openAction', step);
    const editor = await waitUntil(() => {
      const active = window.activeTextEditor;
      return active?.document.uri.path.endsWith('seen.fewrk.json') === true && active;
    }, 'the file');
    assert.equal(editor.selection.active.line, 5);
  });

  it('runs it again with the same input', async () => {
    const again = await commands.executeCommand<string | undefined>('flexli.runs.again', await node());
    assert.match(again ?? '', ULID);
    assert.notEqual(again, id);
  });
});
