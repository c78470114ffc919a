import assert from 'node:assert/strict';
import { cursorPlace } from '../../../../server/languageservice/expressions/completion/cursorPlace';
import type { CursorKind } from '../../../../server/languageservice/expressions/completion/cursorPlace';

/** `¦` is the cursor; what would be replaced stands between « and » where it is more than nothing. */
function check(marked: string, kind: CursorKind, replaced = marked): void {
  const cursor = marked.indexOf('¦');
  assert.ok(cursor >= 0, marked);
  const text = marked.replace('¦', '');
  const place = cursorPlace(text, cursor);
  assert.equal(place.kind, kind, marked);
  const shown =
    place.start === place.end
      ? `${text.slice(0, place.start)}¦${text.slice(place.end)}`
      : `${text.slice(0, place.start)}«${text.slice(place.start, place.end)}»${text.slice(place.end)}`;
  assert.equal(shown, replaced, marked);
}

describe('cursorPlace', () => {
  it('knows where a value begins', () => {
    check('¦', 'value');
    check(' ¦', 'value');
    check('a | ¦', 'value');
    check('a || ¦', 'value');
    check('a && ¦b', 'value');
    check('!¦', 'value');
    check('(¦', 'value');
    check('f(¦)', 'value');
    check('f(a, ¦)', 'value');
    check('f(&¦)', 'value');
    check('a[?¦', 'value');
    check('a[?b == ¦]', 'value');
    check('[¦', 'value');
    check('[a, ¦', 'value');
    check('{a: ¦', 'value');
    check('a.[¦', 'value');
  });

  it('knows the name at the cursor', () => {
    check('na¦', 'value', '«na»');
    check('¦na', 'value', '¦na');
    check('n¦a.b', 'value', '«na».b');
    check('a | n¦a', 'value', 'a | «na»');
    check('"fi¦rst"', 'value', '«"first"»');
    check('"fi¦', 'value', '«"fi»');
  });

  it('knows what stands behind a dot', () => {
    check('a.¦', 'key');
    check('a.b¦', 'key', 'a.«b»');
    check('a.b¦c.d', 'key', 'a.«bc».d');
    check('a."b¦ c"', 'key', 'a.«"b c"»');
    check('a[0].¦', 'key');
    check('a . ¦', 'key');
  });

  it('knows brackets behind a value', () => {
    check('a[¦', 'index');
    check('a[¦]', 'index');
    check('a.b[¦', 'index');
    check('f(a)[¦', 'index');
    check('a[0][¦', 'index');
    check('a[0:¦', 'nothing');
    check('a[0:¦]', 'nothing');
  });

  it('knows keys of objects', () => {
    check('{¦', 'objectKey');
    check('{na¦', 'objectKey', '{«na»');
    check('{a: b, ¦', 'objectKey');
    check('a.{¦}', 'objectKey');
    check('{a: [b, ¦', 'value');
    check('{a: f(b, ¦', 'value');
  });

  it('knows where an operator follows', () => {
    check('a ¦', 'operator');
    check('a[0] ¦', 'operator');
    check('f(a) ¦', 'operator');
    check("'a' ¦", 'operator');
    check('`1` ¦', 'operator');
    check('@ ¦', 'operator');
    check('a[?b ¦', 'operator');
    check('a[?b] ¦', 'operator');
    check('a b¦', 'operator', 'a «b»');
  });

  it('knows where nothing follows', () => {
    check('a[0]¦', 'nothing');
    check('f(a)¦', 'nothing');
    check("'a'¦", 'nothing');
    check('`1`¦', 'nothing');
    check('@¦', 'nothing');
  });

  it('knows literals', () => {
    check("'a¦b'", 'literal', "«'ab'»");
    check("'a¦", 'literal', "«'a»");
    check('`1¦`', 'literal', '«`1`»');
    check("a == '¦'", 'literal', "a == «''»");
    check("a == '¦", 'literal', "a == «'»");
  });

  it('knows filters', () => {
    const inFilter = (text: string) => cursorPlace(text, text.length).inFilter;
    assert.deepEqual(['a[?', 'a[?b == ', 'a[?f(', 'a[?b].', 'a[', '[a, '].map(inFilter), [
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
