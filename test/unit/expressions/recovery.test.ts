import assert from 'node:assert/strict';
import { nodesAt } from '../../../flexli/expressions/walk';
import { parseExpression } from '../../../flexli/expressions/parser';
import { show } from './tree';

/** What is left of a broken text, and that it is broken. */
function checkRecovered(text: string, expected: string): void {
  const { ast, errors } = parseExpression(text);
  assert.ok(errors.length > 0, `${text} has no errors`);
  assert.equal(show(ast), expected, text);
}

/** The kinds of the nodes around the place of `|`, the outermost first. */
function checkPath(marked: string, kinds: readonly string[]): void {
  const offset = marked.indexOf('¦');
  const { ast } = parseExpression(marked.replace('¦', ''));
  assert.deepEqual(
    nodesAt(ast, offset).map(({ kind }) => kind),
    kinds,
    marked,
  );
}

describe('the tree of a broken expression', () => {
  it('keeps what stands before a missing part', () => {
    checkRecovered('a.', '(. a ?)');
    checkRecovered('a.b.', '(. (. a b) ?)');
    checkRecovered('a |', '(pipe a ?)');
    checkRecovered('a ||', '(or a ?)');
    checkRecovered('a ==', '(== a ?)');
    checkRecovered('!', '(! ?)');
    checkRecovered('&', '(& ?)');
    checkRecovered('', '?');
  });

  it('keeps open brackets', () => {
    checkRecovered('a[', '(. a [?])');
    checkRecovered('a[0', '[0 a]');
    checkRecovered('a[?', '[? a ? -]');
    checkRecovered('a[?b', '[? a b -]');
    checkRecovered('a[?b ==', '[? a (== b ?) -]');
    checkRecovered('f(', 'f()');
    checkRecovered('f(a', 'f(a)');
    checkRecovered('f(a,', 'f(a)');
    checkRecovered('f(a, &', 'f(a, (& ?))');
    checkRecovered('[a,', '[a, ?]');
    checkRecovered('{a', '{a: ?}');
    checkRecovered('{a:', '{a: ?}');
    checkRecovered('{a: b,', '{a: b}');
    checkRecovered('(a', '<a>');
  });

  it('reads on behind a bracket that closes', () => {
    checkRecovered('a[?].b', '[? a ? b]');
    checkRecovered('f(a ==).b', '(. f((== a ?)) b)');
    checkRecovered('a[b].c', '(. (. a [b]) c)');
    checkRecovered('(a b).c', '(. <a> c)');
    checkRecovered('[a b] | c', '(pipe [a] c)');
  });

  it('keeps the rest side by side', () => {
    checkRecovered('a b', '…a b…');
    checkRecovered('a) b', '…a b…');
    checkRecovered('a.b c.d', '…(. a b) (. c d)…');
  });

  it('reads on after small slips', () => {
    checkRecovered('f(::a)', 'f(a)');
    checkRecovered('a == 5', '(== a `5`)');
    checkRecovered('a.[0].b', '(. (. a [0 -]) b)');
    checkRecovered('a = b', '(== a b)');
  });

  it('reports two small slips, and nothing after one that leaves the rest in doubt', () => {
    const codes = (text: string) => parseExpression(text).errors.map(({ code }) => code);
    assert.deepEqual(codes('[1, 2]'), ['missing-bracket']);
    assert.deepEqual(codes('f(::a, 5)'), ['double-colon', 'bare-number']);
    assert.deepEqual(codes('a[b] ||'), ['expected-index']);
    assert.deepEqual(codes('a # b ||'), ['unknown-character']);
    assert.deepEqual(codes('a = b ||'), ['single-equals', 'incomplete-expression']);
  });
});

describe('nodesAt', () => {
  it('finds the way to a place', () => {
    checkPath('a.b¦.c', ['subexpression', 'subexpression', 'field']);
    checkPath('¦a', ['field']);
    checkPath('f(a, ¦b)', ['call', 'field']);
    checkPath('a[?b == c¦]', ['filterProjection', 'comparison', 'field']);
    checkPath('a.¦', ['subexpression', 'missing']);
    checkPath('{a: b¦}', ['multiSelectObject', 'field']);
    checkPath('a   ¦', []);
  });
});
