import { checkSyntaxError } from './support';

/** The place between « and », the code, the text after the fix (or none), and words of the message. */
type Row = readonly [source: string, code: string, fixed: string | undefined, ...says: readonly string[]];

function checkRows(rows: readonly Row[]): void {
  for (const [source, code, fixed, ...says] of rows) checkSyntaxError(source, { code, fixed, says });
}

describe('errors of the syntax', () => {
  it('say that the text ends too early, and add a bracket that is missing', () => {
    checkRows([
      ['«»', 'empty-expression', undefined, '@'],
      [' «»', 'incomplete-expression', undefined, 'a value is missing'],
      ['a.«»', 'incomplete-expression', undefined, 'a key is missing'],
      ['a |«»', 'incomplete-expression', undefined, 'a value is missing'],
      ['a ==«»', 'incomplete-expression', undefined],
      ['a[«»', 'incomplete-expression', undefined, 'a number, * or ?'],
      ['a[?«»', 'incomplete-expression', undefined],
      ['a[0«»', 'incomplete-expression', 'a[0]', '] is missing'],
      ['a[*«»', 'incomplete-expression', 'a[*]'],
      ['a[?b«»', 'incomplete-expression', 'a[?b]'],
      ['a[1:«»', 'incomplete-expression', undefined, '] is missing'],
      ['(a«»', 'incomplete-expression', '(a)'],
      ['[a«»', 'incomplete-expression', '[a]'],
      ['[a,«»', 'incomplete-expression', undefined, 'a value is missing'],
      ['{«»', 'incomplete-expression', undefined, 'a key is missing'],
      ['{a«»', 'incomplete-expression', undefined, 'a colon is missing'],
      ['{a: b«»', 'incomplete-expression', '{a: b}', '} is missing'],
      ['f(«»', 'incomplete-expression', undefined, 'a value or )'],
      ['f(a«»', 'incomplete-expression', 'f(a)', ') is missing'],
      ['f(a,«»', 'incomplete-expression', undefined, 'a value or )'],
    ]);
  });

  it('find the bracket that is missing, too many, or another one', () => {
    checkRows([
      ['a«)»', 'unmatched-bracket', 'a', 'Nothing opens'],
      ['a«]»', 'unmatched-bracket', 'a'],
      ['a«}»', 'unmatched-bracket', 'a'],
      ['(a«]»', 'missing-bracket', '(a)'],
      ['[a«)»', 'missing-bracket', '[a]'],
      ['f([a«)»', 'missing-bracket', 'f([a])'],
      ['f(a«]»', 'missing-bracket', 'f(a)'],
      ['{a: b«]»', 'missing-bracket', '{a: b}'],
      ['a[0«)»', 'missing-bracket', 'a[0]'],
      ['a[?b«)».c', 'missing-bracket', 'a[?b].c'],
      ['(a «b»)', 'missing-bracket', undefined],
      ['a[1«.»5]', 'missing-bracket', undefined],
      ['[a «b»]', 'missing-bracket', undefined],
    ]);
  });

  it('find the parenthesis that is missing behind the name of a function', () => {
    checkRows([
      ['sort«@»)', 'missing-bracket', 'sort(@)', 'function sort'],
      ['length «items»)', 'missing-bracket', 'length(items)'],
      ['sort«@»[0])', 'missing-bracket', 'sort(@[0])'],
      ['name«@»)', 'unexpected-token', undefined, 'sort(@)'],
      ['sort«@»', 'unexpected-token', undefined],
    ]);
  });

  it('name the mark :: inside an expression', () => {
    checkRows([
      ['length(«::»items)', 'double-colon', 'length(items)', 'very front'],
      ['«::»a', 'double-colon', 'a'],
      ['a == «::»b', 'double-colon', 'a == b'],
      ['a«:»', 'unexpected-token', undefined],
    ]);
  });

  it('put numbers between backticks', () => {
    checkRows([
      ['a == «5»', 'bare-number', 'a == `5`', '`5`'],
      ['a > «-5»', 'bare-number', 'a > `-5`'],
      ['«5»', 'bare-number', '`5`'],
      ['a[?b == «5»]', 'bare-number', 'a[?b == `5`]'],
      ['f(«5»)', 'bare-number', 'f(`5`)'],
    ]);
  });

  it('know operators of other languages', () => {
    checkRows([
      ['a «and» b', 'foreign-operator', 'a && b', 'Write &&'],
      ['a «or» b', 'foreign-operator', 'a || b'],
      ['a «AND» b', 'foreign-operator', 'a && b'],
      ['a «is» b', 'foreign-operator', 'a == b'],
      ['a «&» b', 'foreign-operator', 'a && b'],
      ['a[?b «and» c]', 'foreign-operator', 'a[?b && c]'],
      ['a[?b «&» c]', 'foreign-operator', 'a[?b && c]'],
      ['not «a»', 'foreign-operator', '!a'],
      ['a[?not «b»]', 'foreign-operator', 'a[?!b]'],
      ['a && not «b»', 'foreign-operator', 'a && !b'],
      ['a «=» b', 'single-equals', 'a == b', 'Compare with =='],
      ['a ==«=» b', 'third-equals', 'a == b', 'Compare with =='],
      ['a !=«=» b', 'third-equals', 'a != b'],
      ['a[?b «=» c]', 'single-equals', 'a[?b == c]'],
      ['a «?»? b', 'unknown-character', 'a || b'],
      ['a «?» b : c', 'unknown-character', undefined, 'a && b || c'],
      ['a «!» b', 'unexpected-token', undefined, '!='],
      ['a «*» b', 'unexpected-token', undefined, 'cannot calculate'],
      ['a «+» b', 'unknown-character', undefined, "join('', [a, b])"],
      ['a «/» b', 'unknown-character', undefined],
      ['a «-» b', 'unknown-character', undefined, 'minus'],
    ]);
  });

  it('keep fields that have the name of such a word', () => {
    checkRows([
      ['and «b»', 'missing-operator', undefined],
      ['x.not «b»', 'missing-operator', undefined],
      ['a «and»', 'missing-operator', undefined],
    ]);
  });

  it('know paths of other languages', () => {
    checkRows([
      ['«$».items', 'unknown-character', 'items', 'The whole value is @'],
      ['«$»[0]', 'unknown-character', '[0]'],
      ['«$»', 'unknown-character', undefined],
      ["a[«'b'»]", 'expected-index', 'a.b', 'after a dot'],
      ['a[«"b"»]', 'expected-index', 'a.b'],
      ['a[«"b c"»].d', 'expected-index', 'a."b c".d'],
      ["a[«'b-c'»]", 'expected-index', 'a."b-c"'],
      ['a[«b»]', 'expected-index', undefined, '.[a, b]'],
      ['a[«@»]', 'expected-index', undefined],
      ['a.«0»', 'expected-key', 'a[0]', 'double quotes'],
      ['a.[«0»]', 'dot-before-bracket', 'a[0]'],
      ['a[*].[«-1»].b', 'dot-before-bracket', 'a[*][-1].b'],
      ['a.«[]»', 'dot-before-bracket', 'a[]'],
      ['a.«[?»b]', 'dot-before-bracket', 'a[?b]'],
      ["a.«'b'»", 'expected-key', 'a."b"'],
      ['a.«`1`»', 'expected-key', undefined],
      ['a.«.»b', 'expected-key', 'a.b', 'one dot'],
      ['{a «b»}', 'expected-colon', '{a: b}'],
      ['«.»a', 'missing-value', 'a', 'at the front'],
      ['a.«(»b)', 'expected-key', undefined],
    ]);
  });

  it('know names that need quotes, and quotes that mean nothing', () => {
    checkRows([
      ['first«-»name', 'unquoted-dash', '"first-name"', 'double quotes'],
      ['a.b«-»c-d', 'unquoted-dash', 'a."b-c-d"'],
      ['«é»t', 'unknown-character', undefined, 'double quotes'],
      ['«“a”»', 'typographic-quotes', "'a'"],
      ['a == «‘b’»', 'typographic-quotes', "a == 'b'"],
      ["a == «'b»", 'unclosed-quote', "a == 'b'"],
      ['a == «`1»', 'unclosed-quote', 'a == `1`'],
      ['«"a»', 'unclosed-quote', '"a"'],
      ['«"a\\q"»', 'bad-escape', undefined],
      ['«`a"b`»', 'bad-literal', undefined, 'single quotes'],
      ['«"length"»(a)', 'quoted-function-name', 'length(a)'],
    ]);
  });

  it('tell what joins two values', () => {
    checkRows([
      ['a «b»', 'missing-operator', undefined, 'a dot, |, || or =='],
      ["a «'b'»", 'missing-operator', undefined],
      ['a[*]«b»', 'missing-operator', undefined],
      ['a «{»b: c}', 'unexpected-token', undefined, 'Write a dot before {'],
      ['a«,» b', 'unexpected-token', undefined],
    ]);
  });

  it('tell what is missing on the left', () => {
    checkRows([
      ['«||» a', 'missing-value', undefined, 'On the left'],
      ['a || «||» b', 'missing-value', undefined],
      ['f(«,» a)', 'missing-value', undefined, 'Before ,'],
      ['[«,» a]', 'missing-value', undefined],
      ['a[?«]»', 'missing-value', undefined, 'Before ]'],
      ['a[?«==» b]', 'missing-value', undefined],
      ['(«)»', 'missing-value', undefined],
    ]);
  });

  it('tell what stands in brackets and braces', () => {
    checkRows([
      ['a[1:2:3«:»4]', 'bad-slice', undefined, '[start:stop:step]'],
      ['a[1:«b»]', 'bad-slice', undefined],
      ['{«}»', 'expected-object-key', undefined],
      ['{a: b, «}»', 'expected-object-key', undefined, 'comma at the end'],
      ["{«'a'»: b}", 'expected-object-key', undefined],
      ['{a«}»', 'expected-colon', undefined],
      ["«'a'»(b)", 'invalid-function-name', undefined],
      ['a[0«]»(b)', 'invalid-function-name', undefined],
    ]);
  });
});
