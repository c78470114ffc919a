import assert from 'node:assert/strict';
import { commands, languages, workspace } from 'vscode';
import type { CodeAction, CompletionList, Hover, MarkdownString } from 'vscode';
import { exampleUri, openText, workflowWith } from '../support/documents';
import { waitUntil } from '../support/waitUntil';

const PROJECT = 'flexli.json';
const FILE = 'asks.fewrk.json';
const URLS = { api: 'https://api.example.com', auth: 'https://auth.example.com/token' };

describe('placeholders of environments', () => {
  let own: Uint8Array;

  before(async () => {
    own = await workspace.fs.readFile(exampleUri(PROJECT));
    const project = JSON.parse(Buffer.from(own).toString('utf8')) as { variables: object };
    const environments = {
      staging: { ...URLS, variables: { Words: 'hello there' } },
      live: { ...URLS, production: true },
    };
    await openText(PROJECT, JSON.stringify({ ...project, environments }, undefined, 2));
  });

  after(async () => {
    await openText(PROJECT, Buffer.from(own).toString('utf8'));
  });

  const text = workflowWith(
    '{ "order": 1, "connector_id": "{{Helpers}}", "type": "PostMessage", "parameters": { "channel": "a", "text": "$0{{Words}}" } }',
  );

  it('that one lacks are reported, with a quick fix that asks', async () => {
    const { document } = await openText(FILE, text);
    const found = await waitUntil(
      () =>
        languages
          .getDiagnostics(document.uri)
          .find(({ code, message }) => codeOf(code) === 'placeholder-missing' && message.startsWith('{{Words}}')),
      'the diagnostic',
    );
    assert.match(found.message, /stands for nothing in live\./);
    const actions = await commands.executeCommand<readonly CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      found.range,
    );
    const fix = actions.find(({ title }) => title === 'Say what {{Words}} is in live');
    assert.equal(fix?.command?.command, 'flexli.giveVariable');
  });

  it('are hovered and completed', async () => {
    const { document, cursor } = await openText(FILE, text);
    const [hover] = await commands.executeCommand<readonly Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      cursor.translate(0, 4),
    );
    const words = hover?.contents.map((one) => (one as MarkdownString).value).join('\n') ?? '';
    assert.match(words, /- staging: `"hello there"`\n- live: nothing yet/);
    const { items } = await commands.executeCommand<CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      cursor.translate(0, 2),
      '{',
    );
    assert.ok(items.some(({ label }) => (typeof label === 'string' ? label : label.label) === 'People Directory'));
  });

  it('of connectors are asked for by name and written into flexli.json', async () => {
    const { document } = await openText(FILE, text.replace('$0', '').replace('{{Helpers}}', '{{Team Messages}}'));
    const asked = commands.executeCommand('flexli.giveVariable', {
      uri: document.uri.toString(),
      name: 'Team Messages',
      environment: 'live',
    });
    await waitUntil(async () => {
      // The one of that name is chosen already.
      await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      const written = Buffer.from(await workspace.fs.readFile(exampleUri(PROJECT))).toString('utf8');
      const { variables } = JSON.parse(written) as { variables: Readonly<Record<string, unknown>> };
      return JSON.stringify(variables['Team Messages']) === '{"connector":"connectors/team-messages.fecon.json"}';
    }, 'flexli.json to say it');
    await asked;
  });

  it('have errors of flexli.json with a code, as in the terminal', async () => {
    const wrong = JSON.stringify({ variables: { Words: { secret: 'no' } }, varables: {} }, undefined, 2);
    const { document } = await openText(PROJECT, wrong);
    const found = await waitUntil(() => {
      const all = languages.getDiagnostics(document.uri);
      return all.length === 2 && all;
    }, 'both errors');
    assert.deepEqual(
      found.map(({ code }) => codeOf(code)),
      ['project-file', 'project-file'],
    );
  });
});

function codeOf(code: string | number | { readonly value: string | number } | undefined): string {
  return String(typeof code === 'object' ? code.value : code);
}
