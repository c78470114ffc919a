import assert from 'node:assert/strict';
import { workspace } from 'vscode';
import { exampleUri, openExample, openText } from '../support/documents';

describe('languages', () => {
  async function check(file: string, expected: string): Promise<void> {
    assert.equal((await openExample(file)).languageId, expected);
  }

  it('knows workflows, connectors and the project file by their names', async () => {
    await check('workflows/welcome-person.fewrk.json', 'flexli-workflow');
    await check('connectors/team-messages.fecon.json', 'flexli-connector');
    await check('flexli.json', 'flexli-project');
  });

  it('keeps files that VS Code would take for its snippets', async () => {
    for (const [file, language] of [
      ['snippets-of-news.fewrk.json', 'flexli-workflow'],
      ['snippets.fecon.json', 'flexli-connector'],
    ] as const) {
      await openText(file, '{}\n');
      await check(file, language);
      await workspace.fs.delete(exampleUri(file));
    }
  });
});
