import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { getLanguageService, TextDocument } from 'vscode-json-languageservice';
import { ALL_RULES } from '../../server/languageservice/validation/allRules';
import { DOCUMENTATION } from '../../server/languageservice/validation/findings';
import { PROJECT_RULES } from '../../server/languageservice/validation/projectRules';
import { checkGolden } from './support';

interface Manifest {
  contributes: { configuration: { properties: Record<string, Record<string, unknown>> } };
}

const SETTING = 'flexli.diagnostics.severity';

function manifest(): Manifest {
  return JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
}

describe('the setting flexli.diagnostics.severity', () => {
  it('names and explains every code in package.json; UPDATE_GOLDEN=1 npm run test:golden rewrites it', () => {
    const rules = [...ALL_RULES, ...PROJECT_RULES].toSorted((a, b) => (a.code < b.code ? -1 : 1));
    const found = manifest();
    const setting = found.contributes.configuration.properties[SETTING];
    assert.ok(setting);
    setting.propertyNames = {
      enum: rules.map(({ code }) => code),
      markdownEnumDescriptions: rules.map(({ code, title }) => `${title}. [More](${DOCUMENTATION}#${code})`),
    };
    checkGolden('package.json', `${JSON.stringify(found, undefined, 2)}\n`);
  });

  it('completes codes and severities in settings.json, and finds misspelt ones', async () => {
    const json = getLanguageService({});
    const properties = manifest().contributes.configuration.properties;
    json.configure({ schemas: [{ uri: 'settings', fileMatch: ['*'], schema: { properties } }] });
    const labels = async (marked: string): Promise<readonly string[]> => {
      const document = TextDocument.create('file:///settings.json', 'json', 1, marked.replace('$0', ''));
      const position = document.positionAt(marked.indexOf('$0'));
      const list = await json.doComplete(document, position, json.parseJSONDocument(document));
      return list?.items.map(({ label }) => label) ?? [];
    };
    assert.ok((await labels(`{"${SETTING}": {$0}}`)).includes('setting-ignored'));
    assert.ok((await labels(`{"${SETTING}": {"setting-ignored": $0}}`)).includes('"hint"'));
    const wrong = TextDocument.create('file:///settings.json', 'json', 1, `{"${SETTING}": {"setting-ignord": "hint"}}`);
    assert.equal((await json.doValidation(wrong, json.parseJSONDocument(wrong))).length, 1);
  });
});
