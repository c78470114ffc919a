import assert from 'node:assert/strict';
import { commands, languages, workspace } from 'vscode';
import type { CompletionList, Diagnostic, MarkdownString, TextDocument } from 'vscode';
import { openExample, openText, workflowWith } from '../support/documents';
import { waitUntil } from '../support/waitUntil';

const MISTAKE = workflowWith('{ "order": 1, "type": "Flexli:CoreV1:Wait", "parameters": { "secnds": 5 } }');

describe('diagnostics', () => {
  async function someOf(document: TextDocument): Promise<readonly Diagnostic[]> {
    return waitUntil(() => {
      const found = languages.getDiagnostics(document.uri);
      return found.length > 0 && found;
    }, `diagnostics of ${document.uri.path}`);
  }

  /** Each message's code and the text that it stands under; all are ours. */
  async function check(action: string, expected: Readonly<Record<string, string>>): Promise<void> {
    const { document } = await openText('checked.fewrk.json', workflowWith(action));
    const found = await waitUntil(() => {
      const all = languages.getDiagnostics(document.uri);
      const texts = all.map(({ code, range }) => [codeOf(code), document.getText(range)]);
      return JSON.stringify(texts) === JSON.stringify(Object.entries(expected)) && all;
    }, JSON.stringify(expected)).catch((error: unknown) => {
      const all = languages.getDiagnostics(document.uri);
      throw new Error(`${String(error)}\n${all.map(({ code, message }) => `${codeOf(code)}: ${message}`).join('\n')}`);
    });
    assert.deepEqual(
      found.filter(({ source }) => source !== 'flexli'),
      [],
    );
  }

  it('are none in the examples', async () => {
    const examples = [
      await openExample('workflows/welcome-person.fewrk.json'),
      await openExample('workflows/greet-department.fewrk.json'),
      await openExample('workflows/check-service.fewrk.json'),
      await openExample('connectors/people-directory.fecon.json'),
      await openExample('connectors/team-messages.fecon.json'),
    ];
    // A mistake elsewhere shows that the server has had its time.
    await someOf((await openText('mistake.fewrk.json', MISTAKE)).document);
    assert.deepEqual(
      examples.flatMap(({ uri }) => languages.getDiagnostics(uri)).map(({ message }) => message),
      [],
    );
  });

  it('say each mistake once, on its place, for that kind of action', async () => {
    await check('{ "order": 1, "type": "Flexli:CoreV1:Wait", "parameters": { "secnds": 5 } }', {
      'key-unknown': '"secnds"',
    });
    const post = (parameters: string): string =>
      `{ "order": 1, "connector_id": "{{Team Messages}}", "type": "PostMessage", "parameters": ${parameters} }`;
    await check(post('{ "channels": "general", "text": "Hello" }'), { 'parameters-key-unknown': '"channels"' });
    await check(post('{ "channel": 5, "text": "Hello" }'), { 'parameters-type-wrong': '5' });
    await check(post('{ "channel": "Not a channel", "text": "::" }'), { 'parameters-text-form': '"Not a channel"' });
  });

  it('take an expression for any type', async () => {
    const action = (code: string): string =>
      `{ "order": 1, "connector_id": "{{Team Messages}}", "type": "CheckStatus", "parameters": { "code": ${code} } }`;
    await check(action('"many"'), { 'parameters-type-wrong': '"many"' });
    await check(action('"::code"'), {});
  });

  it('have codes that settings.json completes and explains', async () => {
    const { document, cursor } = await openText('.vscode/settings.json', '{"flexli.diagnostics.severity": {"$0"}}');
    try {
      const item = await waitUntil(async () => {
        const list = await commands.executeCommand<CompletionList>(
          'vscode.executeCompletionItemProvider',
          document.uri,
          cursor,
        );
        return list.items.find(({ label }) => label === 'setting-ignored');
      }, 'setting-ignored among the suggestions');
      assert.match((item.documentation as MarkdownString).value, /stores this setting/);
    } finally {
      await workspace.fs.delete(document.uri);
    }
  });

  it('go when the mistake goes', async () => {
    const { document } = await openText('mistake.fewrk.json', MISTAKE);
    await someOf(document);
    await openText('mistake.fewrk.json', MISTAKE.replace('secnds', 'seconds'));
    await waitUntil(() => languages.getDiagnostics(document.uri).length === 0, 'no diagnostics');
  });

  it('come for broken JSON and for an empty file, too, and from us alone', async () => {
    for (const [file, text] of [
      ['broken.fewrk.json', '{ "name": "x", '],
      ['broken.fecon.json', '{ "type" "x" }'],
      ['empty.fewrk.json', ''],
      ['empty.fecon.json', ''],
    ] as const) {
      const found = await someOf((await openText(file, text)).document);
      assert.deepEqual([...new Set(found.map(({ source }) => source))], ['flexli'], file);
    }
  });
});

function codeOf(code: Diagnostic['code']): string {
  return String(typeof code === 'object' ? code.value : code);
}
