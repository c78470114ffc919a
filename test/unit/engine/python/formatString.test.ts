import assert from 'node:assert/strict';
import { parseFormat } from '../../../../flexli/engine/python/formatString';

function checkParts(text: string, ...parts: readonly (string | readonly [string, string | undefined, string])[]): void {
  const expected = parts.map((part) =>
    typeof part === 'string' ? part : { name: part[0], conversion: part[1], spec: part[2] },
  );
  assert.deepEqual(parseFormat(text), { ok: true, parts: expected }, text);
}

function checkWrong(text: string, message: string): void {
  assert.deepEqual(parseFormat(text), { ok: false, message }, text);
}

describe('parseFormat', () => {
  it('finds fields and literal text', () => {
    checkParts('a {b} c', 'a ', ['b', undefined, ''], ' c');
    checkParts('{a}{b}', ['a', undefined, ''], ['b', undefined, '']);
    checkParts('{a!r:>6}', ['a', 'r', '>6']);
    checkParts('{a:{b}}', ['a', undefined, '{b}']);
    checkParts('{a[x:}]}', ['a[x:}]', undefined, '']);
    checkParts('{}', ['', undefined, '']);
  });

  it('makes doubled braces single', () => {
    checkParts('{{a}}', '{a}');
    checkParts('{{{a}}}', '{', ['a', undefined, ''], '}');
  });

  it('says what Python says', () => {
    checkWrong('{', "Single '{' encountered in format string");
    checkWrong('a}', "Single '}' encountered in format string");
    checkWrong('{a', "expected '}' before end of string");
    checkWrong('{a[}', "expected '}' before end of string");
    checkWrong('{a{b}}', "unexpected '{' in field name");
    checkWrong('{a:{b}', "unmatched '{' in format spec");
    checkWrong('{a!', 'end of string while looking for conversion specifier');
    checkWrong('{a!rx}', "expected ':' after conversion specifier");
  });
});
