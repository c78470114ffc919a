import assert from 'node:assert/strict';
import { createCatalog } from '../../server/languageservice/catalog';
import type { LanguageContext } from '../../server/languageservice/context';
import { contextOf } from '../../server/languageservice/context';
import { LanguageDocument } from '../../server/languageservice/languageDocument';
import { createLanguageService } from '../../server/languageservice/service';
import { ALL_RULES } from '../../server/languageservice/validation/allRules';
import type { Rule } from '../../server/languageservice/validation/rule';
import { TestWorkspace } from '../unit/languageservice/workspaceSupport';
import { CASES, CONNECTORS, WELCOME, WORKFLOWS } from './rules/cases';
import { checkGolden } from './support';

const service = createLanguageService();
const { workspace } = new TestWorkspace({ 'welcome.fewrk.json': WELCOME }).context;
const context: LanguageContext = {
  ...contextOf(CONNECTORS, true),
  catalog: createCatalog(CONNECTORS, true, WORKFLOWS),
  ...(workspace && { workspace }),
};

/** What is found in a text, a line each, and the text after each fix. */
function described(kind: 'workflow' | 'connector', text: string): string {
  const document = new LanguageDocument(`file:///golden.${kind}.json`, kind, 1, text);
  return service
    .validate(document, context)
    .map(({ code, severity, verdict, path, message, offset, length, fix }) => {
      const marked = text.slice(offset, offset + length);
      const lines = [`${severity} ${verdict} ${code} at ${path || '(document)'}, marks ${marked}`, `  ${message}`];
      if (fix) lines.push(`  ${fix.title} → ${edited(text, fix.edits)}`);
      return lines.join('\n');
    })
    .join('\n');
}

function edited(text: string, edits: readonly { offset: number; length: number; newText: string }[]): string {
  const sorted = [...edits].sort((a, b) => b.offset - a.offset);
  return sorted.reduce(
    (result, { offset, length, newText }) => result.slice(0, offset) + newText + result.slice(offset + length),
    text,
  );
}

describe('validation rules', () => {
  it('have codes of their own', () => {
    const codes = ALL_RULES.map(({ code }) => code);
    assert.deepEqual(
      codes.filter((code, index) => codes.indexOf(code) !== index),
      [],
    );
    for (const code of codes) assert.match(code, /^[a-z]+(-[a-z0-9]+)*$/);
  });

  for (const rule of ALL_RULES) {
    it(`find ${rule.code} in its example or in a case`, () => {
      const { kind, text } = rule.example;
      const texts: readonly Pick<Rule['example'], 'kind' | 'text'>[] = [{ kind, text }, ...CASES];
      assert.ok(texts.some((one) => described(one.kind, one.text).includes(` ${rule.code} at `)), rule.code);
    });
  }

  it('say the same as before', () => {
    const texts = [
      ...ALL_RULES.map((rule) => ({ name: rule.code, ...rule.example })),
      ...CASES.map((one) => ({ ...one })),
    ];
    const golden = texts.map(({ name, kind, text }) => `# ${name}\n${text}\n${described(kind, text)}\n`).join('\n');
    checkGolden('test/golden/rules/rules.txt', golden);
  });
});
