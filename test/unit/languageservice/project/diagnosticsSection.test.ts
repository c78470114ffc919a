import assert from 'node:assert/strict';
import { LanguageDocument } from '../../../../server/languageservice/languageDocument';
import { checkDiagnosticsSection } from '../../../../server/languageservice/project/diagnosticsSection';

/** `»…«` marks what the only finding is about; with a fix, what stands there afterwards. */
function checkSection(marked: string, message: RegExp, mended?: string): void {
  const text = `{"diagnostics": ${marked.replace(/[»«]/g, '')}}`;
  const found = checkDiagnosticsSection(new LanguageDocument('file:///flexli.json', 'project', 1, text));
  assert.equal(found.length, 1, JSON.stringify(found));
  const [{ offset, length, fix, message: said }] = found as [(typeof found)[0]];
  assert.match(said, message);
  assert.equal(text.slice(offset, offset + length), /»(.*)«/.exec(marked)?.[1]);
  assert.equal(fix?.edits[0]?.newText, mended);
}

describe('diagnostics in a project file', () => {
  const wrong: readonly (readonly [marked: string, message: RegExp, mended?: string])[] = [
    ['{"severity": {»"setting-ignord"«: "off"}}', /Did you mean “setting-ignored”/, '"setting-ignored"'],
    ['{"severity": {»"weather"«: "off"}}', /no diagnostic “weather”\. Choose one/],
    ['{"severity": {"setting-ignored": »"warn"«}}', /must be "error", "warning"/, '"warning"'],
    ['{"severity": {"setting-ignored": »5«}}', /must be "error"/],
    ['{"severity": {»"key-missing"«: "off"}}', /always shown/],
    ['{"severity": »[]«}', /“severity” must be an object/],
    ['{"engineProfile": »"document"«}', /must be "alpha-2024-07" or "documented"/, '"documented"'],
    ['{»"supress"«: []}', /means nothing here/, '"suppress"'],
    ['{"suppress": [»"a"«]}', /must be an object/],
    ['{"suppress": [{»"code"«: []}]}', /means nothing here/, '"codes"'],
    ['{"suppress": [{"codes": [»"action-not-rum"«]}]}', /Did you mean/, '"action-not-run"'],
    ['{"suppress": [{"codes": [»"key-missing"«]}]}', /always shown/],
    ['{"suppress": [{"codes": »"action-not-run"«}]}', /“codes” must be a list/],
    ['{"suppress": [{"file": »5«}]}', /“file” must be a text/],
    ['»5«', /“diagnostics” must be an object/],
  ];
  for (const [marked, message, mended] of wrong) {
    it(`that have no effect are said: ${marked}`, () => {
      checkSection(marked, message, mended);
    });
  }

  it('that are right, or not there yet, are not mentioned', () => {
    const right =
      '{"engineProfile": "documented", "severity": {"setting-ignored": "off", "key-missing": "error"}, "suppress": [{"file": "a", "codes": ["action-not-run"], "path": "actions[0]"}]}';
    for (const text of [`{"diagnostics": ${right}}`, '{}', '', '{"diagnostics": {"severity": {"a"']) {
      assert.deepEqual(checkDiagnosticsSection(new LanguageDocument('file:///flexli.json', 'project', 1, text)), []);
    }
  });
});
