import assert from 'node:assert/strict';
import { commands, workspace } from 'vscode';
import { exampleUri, openText } from '../support/documents';

const FILE = 'connectors/moved.fecon.json';
const SECRET = 'a-token-that-moves';
const CONNECTOR = {
  type: 'Moved',
  name: 'Moved',
  description: 'Has a token.',
  schema_version: 1,
  config: { host: 'sample.localhost', credentials: { type: 'BearerToken', bearer_token: SECRET } },
  actions: [{ type: 'List', method: 'get', path: 'list', parameters: { type: 'object', properties: {} } }],
};

describe('moving a secret out of a file', () => {
  const name = 'Moved Token';

  /** What the language server hands to the command. */
  async function move(line: number, from: number, to: number): Promise<void> {
    const uri = exampleUri(FILE).toString();
    const range = { start: { line, character: from }, end: { line, character: to } };
    const project = exampleUri('flexli.json').toString();
    await commands.executeCommand('flexli.moveSecret', {
      uri,
      range,
      name,
      edit: {
        changes: {
          [uri]: [{ range, newText: `{{${name}}}` }],
          [project]: [
            {
              range: { start: { line: 1, character: 16 }, end: { line: 1, character: 16 } },
              newText: `"${name}": { "secret": true },`,
            },
          ],
        },
      },
    });
  }

  it('puts a placeholder in its place and keeps the value, so that Deploy asks nothing', async () => {
    const { document } = await openText(FILE, JSON.stringify(CONNECTOR, undefined, 2));
    const project = await workspace.openTextDocument(exampleUri('flexli.json'));
    assert.ok(project.lineAt(1).text.startsWith('  "variables": {'), project.lineAt(1).text);
    const { line, character } = document.positionAt(document.getText().indexOf(SECRET));
    await move(line, character, character + SECRET.length);
    assert.ok(document.getText().includes(`"bearer_token": "{{${name}}}"`));
    assert.ok(project.getText().includes(`"${name}": { "secret": true }`));
    await Promise.all([document.save(), project.save()]);
    const deployed = await commands.executeCommand<{ readonly id: string } | undefined>(
      'flexli.deploy',
      exampleUri(FILE),
    );
    assert.ok(deployed?.id);
  });

  it('changes nothing when the text is another one by now', async () => {
    const { document } = await openText(FILE, JSON.stringify(CONNECTOR, undefined, 2));
    const before = document.getText();
    const { line } = document.positionAt(before.indexOf(SECRET));
    // The range holds a quote, so it is no content of a string.
    await move(line, 0, 12);
    assert.equal(document.getText(), before);
  });
});
