import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { lspDiagnostic } from '../../../server/languageservice/diagnostics';
import { CHAT_ID, context, open, service } from './support';

/** The text after the fix that adds all; undefined where there is none. */
function checkAdded(text: string, title: string | undefined, expected?: string): void {
  const document = open(text);
  const diagnostics = service.validate(document, context).map(lspDiagnostic);
  const actions = service.codeActions(document, diagnostics, context).filter((one) => one.title.startsWith('Add all'));
  assert.deepEqual(
    actions.map((action) => action.title),
    title === undefined ? [] : [title],
  );
  const edits = actions[0]?.edit?.changes?.[document.uri] ?? [];
  if (expected !== undefined) assert.equal(TextDocument.applyEdits(document.textDocument, edits), expected);
}

const action = (fields: string) =>
  `{"name": "Test", "schema_version": 1, "actions": [{"order": 1, "connector_id": "${CHAT_ID}", "type": "PostMessage", ${fields}}]}`;

describe('all keys that are missing', () => {
  it('are added to an empty object', () => {
    checkAdded('{}', 'Add all 3 keys that are missing', '{\n  "name": "",\n  "schema_version": 1,\n  "actions": []\n}');
    checkAdded(
      action('"parameters": {}'),
      'Add all 2 keys that are missing',
      action('"parameters": {"channel": "", "urgency": "low"}'),
    );
  });

  it('are added behind the others, as these are written', () => {
    checkAdded(
      '{\n  "name": "Test"\n}',
      'Add all 2 keys that are missing',
      '{\n  "name": "Test",\n  "schema_version": 1,\n  "actions": []\n}',
    );
  });

  it('are laid out as what is around', () => {
    const title = 'Add all 2 keys that are missing';
    const tight = action('"parameters":{}').replaceAll(/([:,]) (?=["{[\d])/g, '$1');
    checkAdded(tight, title, tight.replace('"parameters":{}', '"parameters":{"channel":"","urgency":"low"}'));
    const loose = action('"parameters": {}').replaceAll('{"', '{ "').replaceAll('}}', '} }');
    checkAdded(loose, title, loose.replace('{}', '{ "channel": "", "urgency": "low" }'));
    for (const [eol, unit] of [
      ['\n', '  '],
      ['\r\n', '\t'],
    ] as const) {
      const pretty = (parameters: string) =>
        JSON.stringify(JSON.parse(action('"parameters": "here"')), undefined, unit)
          .replace('"here"', parameters)
          .replaceAll('\n', eol);
      const level = `\n${unit.repeat(4)}`;
      checkAdded(pretty('{}'), title, pretty(`{${level}"channel": "",${level}"urgency": "low"\n${unit.repeat(3)}}`));
    }
  });

  it('bring what they need themselves', () => {
    const wait = (rest: string) => `{"order": 1, "type": "Flexli:CoreV1:Wait"${rest}}`;
    const workflow = (one: string) => `{"name": "Test", "schema_version": 1, "actions": [${one}]}`;
    const document = open(workflow(wait('')));
    const [found] = service.validate(document, context);
    assert.equal(found?.fix?.edits[0]?.newText, ', "parameters": {"seconds": 1}');
  });

  it('are no matter where one is missing, or none', () => {
    checkAdded(action('"parameters": {"channel": "a"}'), undefined);
    checkAdded(action('"parameters": {"channel": "a", "urgency": "low"}'), undefined);
  });
});
