import assert from 'node:assert/strict';
import { evaluateExpression } from '../../../flexli/expressions/evaluate';
import type { JsonValue } from '../../../flexli/expressions/jsonValue';
import { parseExpression } from '../../../flexli/expressions/parser';
import { checkFailure, checkValue, functions } from './support';

/** Where an expression fails, by the text from there on. */
function checkPlace(expression: string, source: JsonValue, rest: string): void {
  const result = evaluateExpression(expression, source, functions);
  assert.ok(!result.ok && result.error.offset !== undefined, expression);
  assert.equal(expression.slice(result.error.offset), rest);
}

describe('evaluateExpression', () => {
  it('takes a text or what was parsed of it', () => {
    assert.deepEqual(evaluateExpression(parseExpression('a'), { a: 1 }, functions), { ok: true, value: 1 });
    assert.deepEqual(evaluateExpression('a', { a: 1 }, functions), { ok: true, value: 1 });
  });

  it('says what is wrong with the syntax', () => {
    const result = evaluateExpression('a[?b', {}, functions);
    assert.ok(!result.ok);
    const { stage, code, offset } = result.error;
    assert.deepEqual([stage, code, offset], ['parse', 'incomplete-expression', 4]);
    assert.ok(!evaluateExpression('', {}, functions).ok);
  });

  it('says where the evaluation fails', () => {
    checkPlace('a[?nope(b)]', { a: [1] }, 'nope(b)]');
    checkPlace('a.length(b)', { a: {} }, 'length(b)');
    checkPlace("'a' < `1`", {}, "'a' < `1`");
    checkPlace('a[::0]', { a: [1] }, 'a[::0]');
    checkPlace('map(&abs(@), a)', { a: ['x'] }, 'abs(@), a)');
  });

  it('evaluates no more than it must', () => {
    checkValue('a || nope()', { a: 1 }, 1);
    checkValue('a && nope()', { a: false }, false);
    checkValue('a[?nope()]', { a: [] }, []);
    checkFailure('a && nope()', { a: 1 }, 'unknown-function');
  });

  it('does not mistake what objects inherit for their keys', () => {
    checkValue('constructor', {}, null);
    checkValue('a.toString', { a: {} }, null);
    checkValue('"__proto__"', {}, null);
    checkValue('a.length', { a: 'text' }, null);
    checkValue('{"__proto__": a}."__proto__"', { a: 1 }, 1);
  });

  it('gives null for what is not there', () => {
    checkValue('a.b.c', {}, null);
    checkValue('a[0]', { a: 'text' }, null);
    checkValue('a[5]', { a: [1] }, null);
    checkValue('a[*]', { a: {} }, null);
    checkValue('a.*', { a: [] }, null);
    checkValue('a[]', { a: {} }, null);
    checkValue('a[?b]', { a: {} }, null);
    checkValue('a[0:1]', { a: 'text' }, null);
  });

  it('leaves nulls out of projections but not out of lists', () => {
    checkValue('a[*].b', { a: [{ b: 1 }, {}, { b: null }] }, [1]);
    checkValue('[a, b]', { a: 1 }, [1, null]);
    checkValue('{a: a, b: b}', { a: 1 }, { a: 1, b: null });
  });

  it('takes 0 for true and everything empty for false', () => {
    checkValue('a[?@]', { a: [0, 1, '', 'x', [], [1], {}, { y: 1 }, null, true, false] }, [
      0,
      1,
      'x',
      [1],
      { y: 1 },
      true,
    ]);
    checkValue('!a', { a: 0 }, false);
    checkValue("a || 'x'", { a: {} }, 'x');
  });

  it('compares deeply, and booleans with nothing else', () => {
    checkValue('a == b', { a: { x: [1, { y: null }] }, b: { x: [1, { y: null }] } }, true);
    checkValue('a == b', { a: 1, b: true }, false);
    checkValue('a == b', { a: 0, b: false }, false);
    checkValue('a != b', { a: 'x', b: 'y' }, true);
    checkValue('a < b', { a: null, b: 1 }, null);
    checkFailure('a < b', { a: '1', b: 1 }, 'wrong-comparison', 'compared with a text');
  });

  it('has no value for an expression with &', () => {
    checkFailure('&a', {}, 'no-value');
    checkFailure('[&a]', {}, 'no-value');
    checkFailure('{a: &b}', {}, 'no-value');
  });

  it('never runs out of stack', () => {
    for (const text of [Array(20_000).fill('a').join('.'), Array(20_000).fill('a').join(' || ')]) {
      const result = evaluateExpression(text, {}, functions);
      assert.ok(!result.ok && result.error.code === 'too-deep');
    }
    let deep: JsonValue = [];
    for (let level = 0; level < 300; level++) deep = [deep];
    assert.ok(evaluateExpression('to_string(@)', deep, functions).ok);
  });
});
