import assert from 'node:assert/strict';
import { parseFormat } from '../../../../flexli/engine/python/formatString';

/** Fields as name, conversion and specification; they stand where their source text does, one after the other. */
function checkParts(text: string, ...parts: readonly (string | readonly [string, string | undefined, string])[]): void {
  const parsed = parseFormat(text);
  assert.ok(parsed.ok, text);
  const found = parsed.parts.map((part) => (typeof part === 'string' ? part : [part.name, part.conversion, part.spec]));
  assert.deepEqual(found, parts, text);
  for (const part of parsed.parts) {
    if (typeof part === 'string') continue;
    const source = text.slice(part.start, part.end);
    assert.ok(source.startsWith(`{${part.name}`) && source.endsWith('}'), `${text}: ${source}`);
  }
}

function checkWrong(text: string, message: string, offset: number): void {
  assert.deepEqual(parseFormat(text), { ok: false, message, offset }, text);
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
    checkWrong('{', "Single '{' encountered in format string", 0);
    checkWrong('a}', "Single '}' encountered in format string", 1);
    checkWrong('{a', "expected '}' before end of string", 0);
    checkWrong('{a[}', "expected '}' before end of string", 0);
    checkWrong('{a{b}}', "unexpected '{' in field name", 0);
    checkWrong('{a:{b}', "unmatched '{' in format spec", 0);
    checkWrong('{a!', 'end of string while looking for conversion specifier', 0);
    checkWrong('{a!rx}', "expected ':' after conversion specifier", 0);
  });
});
