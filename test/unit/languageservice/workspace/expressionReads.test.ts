import assert from 'node:assert/strict';
import { parseExpression } from '../../../../flexli/expressions/parser';
import { readsEverything, readsOf } from '../../../../server/languageservice/workspace/expressionReads';

/** Paths that an expression reads, in the order of the text; each must stand where it says. */
function checkReads(expression: string, expected: readonly string[]): void {
  const reads = readsOf(parseExpression(expression).ast);
  assert.deepEqual(
    reads.map(({ path }) => path.join('.').replaceAll('.[]', '[]')),
    expected,
  );
  for (const { path, start, end } of reads) {
    const source = expression.slice(start, end);
    assert.equal(source.startsWith('"') ? (JSON.parse(source) as string) : source, path.at(-1));
  }
}

describe('what an expression reads', () => {
  it('is every step of a path', () => {
    checkReads('a.b."c d"', ['a', 'a.b', 'a.b.c d']);
    checkReads('a[0].b', ['a', 'a[].b']);
    checkReads('a.b | c', ['a', 'a.b', 'a.b.c']);
    checkReads('@.a', ['a']);
  });

  it('goes into the items of lists', () => {
    checkReads('a[*].b', ['a', 'a[].b']);
    checkReads('a[1:2].b', ['a', 'a[].b']);
    checkReads('a[].b[].c', ['a', 'a[].b', 'a[].b[].c']);
    checkReads('a[*][].b', ['a', 'a[][].b']);
    checkReads('a.*.b', ['a', 'a[].b']);
    checkReads('a[?b == `1`].c | [0].d', ['a', 'a[].b', 'a[].c', 'a[].c.d']);
    checkReads('[0].a', ['[].a']);
  });

  it('follows what functions hand on, and nothing that they make', () => {
    checkReads('sort_by(a, &b)[0].c', ['a', 'a[].b', 'a[].c']);
    checkReads('max_by(a, &b).c', ['a', 'a[].b', 'a[].c']);
    checkReads('map(&b, a)[*].c', ['a[].b', 'a', 'a[].b.c']);
    checkReads('join(a, b).c', ['a', 'b']);
    checkReads('length(a)', ['a']);
  });

  it('knows where the parts of new objects are from', () => {
    checkReads('{x: a, y: b.c}.x.d', ['a', 'b', 'b.c', 'a.d']);
    checkReads('[a, b][0].c', ['a', 'b']);
  });

  it('includes both sides', () => {
    checkReads('a || b && !c', ['a', 'b', 'c']);
    checkReads('(a == b)', ['a', 'b']);
  });

  it('is read from broken expressions, too', () => {
    checkReads('a.b[?c == ', ['a', 'a.b', 'a.b[].c']);
    checkReads('a b', ['a', 'b']);
    checkReads('', []);
  });

  it('ends in expressions that are deeper than anyone writes', () => {
    assert.ok(readsOf(parseExpression(Array.from({ length: 5000 }, () => 'a').join(' || ')).ast).length > 100);
  });

  it('may be everything', () => {
    const everything = (text: string) => readsEverything(parseExpression(text).ast);
    assert.deepEqual(['@', 'a | @', 'merge(@, a)', 'a', 'length(a)', '`1`'].map(everything), [
      true,
      false,
      true,
      false,
      false,
      false,
    ]);
  });
});
