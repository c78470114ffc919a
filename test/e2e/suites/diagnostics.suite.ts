import assert from 'node:assert/strict';
import { languages } from 'vscode';
import type { Diagnostic, TextDocument } from 'vscode';
import { openExample, openText, workflowWith } from '../support/documents';
import { waitUntil } from '../support/waitUntil';

const MISTAKE = workflowWith('{ "order": 1, "type": "Flexli:CoreV1:Wait", "parameters": { "secnds": 5 } }');

describe('diagnostics', () => {
  async function someOf(document: TextDocument): Promise<readonly Diagnostic[]> {
    return waitUntil(() => {
      const found = languages.getDiagnostics(document.uri);
      return found.length > 0 && found;
    }, 'diagnostics');
  }

  it('are none in the examples', async () => {
    // A mistake elsewhere shows that the server has had its time.
    const examples = [
      await openExample('workflows/welcome-person.fewrk.json'),
      await openExample('workflows/greet-department.fewrk.json'),
      await openExample('workflows/check-service.fewrk.json'),
      await openExample('connectors/people-directory.fecon.json'),
      await openExample('connectors/team-messages.fecon.json'),
    ];
    await someOf((await openText('mistake.fewrk.json', MISTAKE)).document);
    assert.deepEqual(
      examples.flatMap(({ uri }) => languages.getDiagnostics(uri)).map(({ message }) => message),
      [],
    );
  });

  it('say each mistake once, with a code of ours, on its place', async () => {
    const { document } = await openText('mistake.fewrk.json', MISTAKE);
    const found = await someOf(document);
    const texts = found.map(({ range, message }) => `${document.getText(range)}: ${message}`);
    assert.ok(
      texts.some((text) => text.includes('secnds')),
      texts.join('\n'),
    );
    assert.equal(new Set(texts).size, texts.length);
    for (const { source, code } of found) {
      assert.equal(source, 'Flexli');
      assert.ok(code);
    }
  });

  it('go when the mistake goes', async () => {
    const { document } = await openText('mistake.fewrk.json', MISTAKE);
    await someOf(document);
    await openText('mistake.fewrk.json', MISTAKE.replace('secnds', 'seconds'));
    await waitUntil(() => languages.getDiagnostics(document.uri).length === 0, 'no diagnostics');
  });

  it('come for broken JSON and for an empty file, too', async () => {
    await someOf((await openText('broken.fewrk.json', '{ "name": "x", ')).document);
    await someOf((await openText('empty.fecon.json', '')).document);
  });
});
