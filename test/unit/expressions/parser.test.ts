import assert from 'node:assert/strict';
import type { ExpressionNode } from '../../../flexli/expressions/nodes';
import { parseExpression } from '../../../flexli/expressions/parser';
import { childrenOf, walkExpression } from '../../../flexli/expressions/walk';
import { show } from './tree';

function checkTree(text: string, expected: string): void {
  const { ast, errors } = parseExpression(text);
  assert.deepEqual(errors, [], text);
  assert.equal(show(ast), expected, text);
  checkRanges(ast, text);
}

/** Every node stands inside of its parent, and none before the one on its left. */
function checkRanges(root: ExpressionNode, text: string): void {
  assert.ok(root.start >= 0 && root.end <= text.length, text);
  walkExpression(root, (node) => {
    assert.ok(node.start <= node.end, text);
    let from = node.start;
    for (const child of childrenOf(node)) {
      assert.ok(child.start >= from && child.end <= node.end, `${text}: ${node.kind} around ${child.kind}`);
      from = child.start;
    }
  });
}

/** The source text of all nodes of a kind. */
function checkSources(text: string, kind: ExpressionNode['kind'], expected: readonly string[]): void {
  const found: string[] = [];
  walkExpression(parseExpression(text).ast, (node) => {
    if (node.kind === kind) found.push(text.slice(node.start, node.end));
  });
  assert.deepEqual(found, expected, text);
}

describe('parseExpression', () => {
  it('reads keys and paths', () => {
    checkTree('a', 'a');
    checkTree('@', '@');
    checkTree('"a b"', '"a b"');
    checkTree('a.b.c', '(. (. a b) c)');
    checkTree('a."b".c', '(. (. a "b") c)');
    checkTree(' a . b ', '(. a b)');
    checkTree('@.a', '(. @ a)');
  });

  it('reads indices', () => {
    checkTree('[0]', '[0 -]');
    checkTree('a[0]', '[0 a]');
    checkTree('a[-1].b', '(. [-1 a] b)');
    checkTree('a[0][1]', '[1 [0 a]]');
    checkTree('a.b[0]', '(. a [0 b])');
  });

  it('reads slices, which project unless they follow an index', () => {
    checkTree('[:]', '[:: - -]');
    checkTree('a[1:2]', '[1:2: a -]');
    checkTree('a[::-1].b', '[::-1 a b]');
    checkTree('a[1:][0]', '[1:: a [0 -]]');
    checkTree('a[0][1:2]', '[1:2: [0 a] no projection]');
    checkTree('a[0][1:2][0]', '[0 [1:2: [0 a] no projection]]');
    checkTree('(a[0])[1:2]', '[1:2: <[0 a]> no projection]');
  });

  it('reads projections with what is applied to every item', () => {
    checkTree('[*]', '[* - -]');
    checkTree('a[*]', '[* a -]');
    checkTree('a[*].b', '[* a b]');
    checkTree('a[*].b.c', '[* a (. b c)]');
    checkTree('a[*].b[*].c', '[* a [* b c]]');
    checkTree('a[*][0]', '[* a [0 -]]');
    checkTree('a.*', '{* a -}');
    checkTree('a.*.b', '{* a b}');
    checkTree('*.b', '{* - b}');
    checkTree('a[]', '[] a -');
    checkTree('a[].b[].c', '[] [] a b c');
    checkTree('a[*].b[]', '[] [* a b] -');
  });

  it('ends a projection at a pipe, an operator or a bracket', () => {
    checkTree('a[*].b | [0]', '(pipe [* a b] [0 -])');
    checkTree('a[*].b || c', '(or [* a b] c)');
    checkTree('a[*] == b', '(== [* a -] b)');
    checkTree('(a[*]).b', '(. <[* a -]> b)');
  });

  it('reads filters', () => {
    checkTree('a[?b]', '[? a b -]');
    checkTree("a[?b == 'c'].d", "[? a (== b 'c') d]");
    checkTree('[?a]', '[? - a -]');
    checkTree('a[?b][0]', '[? a b [0 -]]');
    checkTree('a[?b[?c]]', '[? a [? b c -] -]');
    checkTree('a[?b].c[?d].e', '[? [? a b c] d e]');
    checkTree('a[?b][]', '[] [? a b -] -');
  });

  it('binds operators as jmespath.py does', () => {
    checkTree('a || b && c', '(or a (and b c))');
    checkTree('a && b || c', '(or (and a b) c)');
    checkTree('a | b || c', '(pipe a (or b c))');
    checkTree('a | b | c', '(pipe (pipe a b) c)');
    checkTree('a || b || c', '(or (or a b) c)');
    checkTree('a == b && c != d', '(and (== a b) (!= c d))');
    checkTree('a < b == c', '(== (< a b) c)');
    checkTree('!a && b', '(and (! a) b)');
    checkTree('!a == b', '(== (! a) b)');
    checkTree('!a.b', '(. (! a) b)');
    checkTree('!a[0]', '(! [0 a])');
    checkTree('!!a', '(! (! a))');
    checkTree('!(a.b)', '(! <(. a b)>)');
    checkTree('(a || b) && c', '(and <(or a b)> c)');
    checkTree('((a))', '<<a>>');
  });

  it('reads every comparison', () => {
    for (const operator of ['==', '!=', '<', '<=', '>', '>=']) checkTree(`a ${operator} b`, `(${operator} a b)`);
  });

  it('reads lists and objects of expressions', () => {
    checkTree('[a]', '[a]');
    checkTree('[a, b.c]', '[a, (. b c)]');
    checkTree('a.[b, c]', '(. a [b, c])');
    checkTree('a[*].[b, c]', '[* a [b, c]]');
    checkTree('{a: b}', '{a: b}');
    checkTree('{a: b, "c d": e.f}', '{a: b, c d: (. e f)}');
    checkTree('a.{b: c}', '(. a {b: c})');
    checkTree('[*].{a: b}', '[* - {a: b}]');
    checkTree('[[a], {b: [c]}]', '[[a], {b: [c]}]');
    checkTree('[*]', '[* - -]');
    checkTree('[* , a]', '[{* - -}, a]');
  });

  it('asks for no commas where jmespath.py does not', () => {
    checkTree('{a: b c: d}', '{a: b, c: d}');
    checkTree('f(a b)', 'f(a, b)');
    checkTree('f(a,)', 'f(a)');
  });

  it('reads calls', () => {
    checkTree('f()', 'f()');
    checkTree('f(a, b)', 'f(a, b)');
    checkTree('f (a)', 'f(a)');
    checkTree('a.f(b)', '(. a f(b))');
    checkTree('f(&a)', 'f((& a))');
    checkTree('f(&a.b || c)', 'f((& (or (. a b) c)))');
    checkTree('f(g(h(@)))', 'f(g(h(@)))');
    checkTree('f(a)[0]', '[0 f(a)]');
    checkTree('a[*].f(@)', '[* a f(@)]');
    checkTree('(f)(a)', 'f(a)');
  });

  it('reads literals', () => {
    checkTree('`1`', '`1`');
    checkTree('`[1, "a"]`', '`[1,"a"]`');
    checkTree("'a'", "'a'");
    checkTree("a == 'b'", "(== a 'b')");
  });

  it('knows where everything stands', () => {
    checkSources("a.b[?c == 'd'].e", 'filterProjection', ["a.b[?c == 'd'].e"]);
    checkSources("a.b[?c == 'd'].e", 'comparison', ["c == 'd'"]);
    checkSources("a.b[?c == 'd'].e", 'field', ['a', 'b', 'c', 'e']);
    checkSources('f( a , &b )', 'call', ['f( a , &b )']);
    checkSources('f( a , &b )', 'expressionReference', ['&b']);
    checkSources('a | [ b , c ] ', 'multiSelectList', ['[ b , c ]']);
    checkSources('(a)', 'group', ['(a)']);
    checkSources('x.{ a : b }', 'multiSelectObject', ['{ a : b }']);
    checkSources(' @ ', 'current', ['@']);
    checkSources('a [ 0 ]', 'index', ['a [ 0 ]']);
  });

  it('tells where the name of a call and the keys of an object stand', () => {
    const call = parseExpression('a. length (b)').ast;
    assert.ok(call.kind === 'subexpression' && call.right.kind === 'call');
    assert.deepEqual([call.right.nameStart, call.right.nameEnd], [3, 9]);
    const object = parseExpression('{"a b": c}').ast;
    assert.ok(object.kind === 'multiSelectObject');
    const [pair] = object.pairs;
    assert.deepEqual([pair?.keyStart, pair?.keyEnd, pair?.start, pair?.end], [1, 6, 1, 9]);
  });

  it('takes long chains and deep nesting that Python takes, and refuses more without falling over', () => {
    assert.deepEqual(parseExpression(Array(5000).fill('a').join('.')).errors, []);
    assert.deepEqual(parseExpression(Array(5000).fill('a').join(' || ')).errors, []);
    assert.deepEqual(parseExpression('('.repeat(150) + 'a' + ')'.repeat(150)).errors, []);
    for (const open of ['(', '[', '!', '& ', '{a:', 'f(', 'a[?']) {
      const [error] = parseExpression(open.repeat(20_000)).errors;
      assert.equal(error?.code, 'too-deep', open);
    }
  });
});
