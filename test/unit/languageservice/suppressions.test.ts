import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { LanguageContext } from '../../../server/languageservice/context';
import { lspDiagnostic } from '../../../server/languageservice/diagnostics';
import type { DiagnosticSettings } from '../../../server/languageservice/validation/settings';
import { DEFAULT_SETTINGS } from '../../../server/languageservice/validation/settings';
import { nothing, open, service } from './support';

const TRANSFORM = '{ "order": 1, "type": "Flexli:CoreV1:Transform", "transform": { "a": 1 } }';
const TEXT = `{ "name": "Example", "schema_version": 1, "timeout": 60, "actions": [${TRANSFORM}] }`;

function codes(settings: Partial<DiagnosticSettings>, text = TEXT): readonly string[] {
  const context: LanguageContext = { ...nothing, diagnostics: { ...DEFAULT_SETTINGS, ...settings } };
  return service.validate(open(text), context).map(({ code, severity }) => `${severity} ${code}`);
}

/** The project file after the quick fix of this title. */
function checkSuppress(project: string, title: string, expected: string): void {
  const document = open(TEXT);
  const context: LanguageContext = { ...nothing, projectFile: { uri: 'file:///project/flexli.json', text: project } };
  const diagnostics = service.validate(document, context).map(lspDiagnostic);
  const action = service.codeActions(document, diagnostics, context).find((one) => one.title === title);
  assert.ok(action, title);
  const edits = action.edit?.changes?.['file:///project/flexli.json'] ?? [];
  assert.equal(TextDocument.applyEdits(TextDocument.create('', '', 0, project), edits), expected);
}

describe('settings of diagnostics', () => {
  it('show everything as the rules say by default', () => {
    assert.deepEqual(codes({}), ['warning setting-ignored', 'warning action-not-run']);
  });

  it('leave out the defects of another engine', () => {
    assert.deepEqual(codes({ engineProfile: 'documented' }), []);
  });

  it('change severities and turn codes off', () => {
    const severity = { 'setting-ignored': 'hint', 'action-not-run': 'off' } as const;
    assert.deepEqual(codes({ severity }), ['hint setting-ignored']);
  });

  it('suppress codes in places', () => {
    assert.deepEqual(codes({ suppressions: [{ codes: ['action-not-run'] }] }), ['warning setting-ignored']);
    assert.deepEqual(codes({ suppressions: [{ path: 'actions[0]' }] }), ['warning setting-ignored']);
    assert.deepEqual(
      codes({ suppressions: [{ path: 'actions[1]' }, { codes: ['action-not-run'], path: 'timeout' }] }),
      ['warning setting-ignored', 'warning action-not-run'],
    );
    assert.deepEqual(codes({ suppressions: [{}] }), []);
  });

  it('never hide what the API refuses', () => {
    const text = TEXT.replace('"order": 1', '"order": 0');
    assert.deepEqual(codes({ suppressions: [{}], severity: { 'number-out-of-range': 'off' } }, text), [
      'error number-out-of-range',
    ]);
  });
});

describe('quick fixes that suppress', () => {
  const entry =
    '{\n        "file": "test.workflow.json",\n        "codes": [\n          "setting-ignored"\n        ]\n      }';

  it('begin a list', () => {
    checkSuppress(
      '{}\n',
      'Do not show setting-ignored in this file',
      `{\n  "diagnostics": {\n    "suppress": [\n      ${entry}\n    ]\n  }\n}\n`,
    );
  });

  it('write into an empty file', () => {
    checkSuppress(
      '',
      'Do not show setting-ignored in this file',
      `{\n  "diagnostics": {\n    "suppress": [\n      ${entry}\n    ]\n  }\n}`,
    );
  });

  it('add to a list, with a place', () => {
    const before = '{\n  "diagnostics": {\n    "suppress": [\n      { "codes": ["a"] }\n    ]\n  }\n}\n';
    const added = ',\n      {"file":"test.workflow.json","codes":["action-not-run"],"path":"actions[0].type"}';
    checkSuppress(before, 'Do not show action-not-run here', before.replace('] }\n', `] }${added}\n`));
  });

  it('are not offered without a project file, and not for what is refused', () => {
    const document = open(TEXT.replace('"order": 1', '"order": 0'));
    const diagnostics = service.validate(document, nothing).map(lspDiagnostic);
    assert.deepEqual(service.codeActions(document, diagnostics, nothing), []);
    const context: LanguageContext = { ...nothing, projectFile: { uri: 'file:///project/flexli.json', text: '{}' } };
    const titles = service.codeActions(document, diagnostics, context).map(({ title }) => title);
    assert.deepEqual(
      titles.filter((title) => title.includes('number-out-of-range')),
      [],
    );
  });
});
