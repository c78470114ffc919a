import assert from 'node:assert/strict';
import { setAt } from '../../../flexli/engine/stateUpdate';
import type { JsonValue } from '../../../flexli/model/json';

function checkSet(target: JsonValue, keys: readonly string[], value: JsonValue, expected: JsonValue): void {
  const before = JSON.stringify(target);
  assert.deepEqual(setAt(target, keys, value), expected);
  assert.equal(JSON.stringify(target), before, 'the target has changed');
}

describe('setAt', () => {
  it('makes the objects on the way', () => {
    checkSet({}, ['a', 'b'], 1, { a: { b: 1 } });
    checkSet({ a: 'text' }, ['a', 'b'], 1, { a: { b: 1 } });
    checkSet({ a: [1] }, ['a', '0'], 2, { a: { '0': 2 } });
    checkSet(null, ['a'], 1, { a: 1 });
  });

  it('merges objects deeply and replaces everything else', () => {
    checkSet({ a: { x: { y: 1 } } }, ['a'], { x: { z: 2 } }, { a: { x: { y: 1, z: 2 } } });
    checkSet({ a: { x: [1] } }, ['a'], { x: [2] }, { a: { x: [2] } });
    checkSet({ a: { x: 1 } }, ['a'], null, { a: null });
    checkSet({ a: null }, ['a'], { x: 1 }, { a: { x: 1 } });
  });

  it('shares what it does not touch', () => {
    const target = { touched: { a: 1 }, other: { big: [1, 2, 3] } };
    const result = setAt(target, ['touched', 'b'], 2) as typeof target;
    assert.equal(result.other, target.other);
    assert.notEqual(result.touched, target.touched);
  });

  it('takes names that mean something to JavaScript for names', () => {
    const result = setAt({}, ['__proto__', 'polluted'], true);
    assert.deepEqual(Object.keys(result ?? {}), ['__proto__']);
    assert.equal(({} as Record<string, unknown>).polluted, undefined);
    const merged = setAt({ a: {} }, ['a'], JSON.parse('{"__proto__": {"polluted": true}}') as JsonValue);
    assert.equal(JSON.stringify(merged), '{"a":{"__proto__":{"polluted":true}}}');
    checkSet({}, ['constructor', 'name'], 1, { constructor: { name: 1 } });
  });
});
