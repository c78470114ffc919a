import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { isPythonRegExp, pythonRegExp } from '../../server/languageservice/jsonschema/pythonRegExp';

interface Vector {
  readonly pattern: string;
  readonly isValid: boolean;
  /** Texts in which `re.search` finds the pattern. */
  readonly found: readonly string[];
  /** Texts in which it does not. */
  readonly missed: readonly string[];
}

/** What Python's `re` does with patterns, most of them made by chance. */
const VECTORS = JSON.parse(readFileSync('test/conformance/patterns.json', 'utf8')) as readonly Vector[];

describe('patterns as Python reads them', () => {
  it(`are told from what is none, ${VECTORS.length} times`, () => {
    const wrong = VECTORS.filter(({ pattern, isValid }) => isPythonRegExp(pattern) !== isValid);
    assert.deepEqual(wrong, []);
  });

  it('find what Python finds', () => {
    for (const { pattern, isValid, found, missed } of VECTORS) {
      const own = isValid ? pythonRegExp(pattern) : undefined;
      assert.equal(own !== undefined, isValid, pattern);
      for (const text of found) assert.ok(own?.test(text), `${pattern} in ${JSON.stringify(text)}`);
      for (const text of missed) assert.ok(!own?.test(text), `${pattern} not in ${JSON.stringify(text)}`);
    }
  });

  it('are valid and assert nothing where JavaScript has nothing like it', () => {
    for (const pattern of ['(?>a|ab)c', 'a++b', 'x{2}+', '(?i:a)b', '(a)?(?(1)b|c)', '\\N{DIGIT ONE}']) {
      assert.ok(isPythonRegExp(pattern), pattern);
      assert.equal(pythonRegExp(pattern), undefined, pattern);
    }
  });

  it('are none where only JavaScript takes them', () => {
    for (const pattern of ['(?<name>a)', '\\p{L}', '\\u{41}', '\\cA', '\\k<a>', '(?i)(?L)a', 'a(?i)b', '\\N', '\\x4'])
      assert.ok(!isPythonRegExp(pattern), pattern);
  });
});
