import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { lspDiagnostic } from '../../../server/languageservice/diagnostics';
import { context, open, service } from './support';

/** The text after the fix that mends all; undefined where there is none. */
function checkMended(text: string, title: string | undefined, expected?: string): void {
  const document = open(text);
  const [first] = service.validate(document, context).map(lspDiagnostic);
  assert.ok(first);
  const actions = service.codeActions(document, [first], context).filter((one) => one.title.startsWith('Mend all'));
  assert.deepEqual(
    actions.map((action) => action.title),
    title === undefined ? [] : [title],
  );
  const edits = actions[0]?.edit?.changes?.[document.uri] ?? [];
  if (expected !== undefined) assert.equal(TextDocument.applyEdits(document.textDocument, edits), expected);
}

describe('all slips of the JSON', () => {
  it('are mended at once, such as those of a text from Python', () => {
    checkMended(
      `{'name': 'It\\'s "new"', 'enabled': True, 'on_error': None, 'actions': []}`,
      'Mend all 7 slips of the JSON',
      `{"name": "It's \\"new\\"", "enabled": true, "on_error": null, "actions": []}`,
    );
    checkMended('{name: “New”, actions: []}', 'Mend all 3 slips of the JSON', '{"name": "New", "actions": []}');
  });

  it('are no matter where there is one, or none that can be mended', () => {
    checkMended(`{'name': "New"}`, undefined);
    checkMended('{"name": #, "actions": %}', undefined);
    checkMended('{"name": "N"}', undefined);
  });
});
