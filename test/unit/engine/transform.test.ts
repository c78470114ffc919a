import assert from 'node:assert/strict';
import { EvaluatorFactory } from '../../../flexli/engine/expressionEvaluator';
import { DEFAULT_PROFILE } from '../../../flexli/engine/profile';
import type { EngineProfile } from '../../../flexli/engine/profile';
import { applyTransform } from '../../../flexli/engine/transform';
import type { TransformOptions } from '../../../flexli/engine/transforms/transformContext';
import type { JsonObject, JsonValue } from '../../../flexli/model/json';

const ENVIRONMENT = { now: () => new Date('2024-07-15T12:00:00Z'), random: () => 0.5 };

interface Setup extends TransformOptions {
  readonly profile?: EngineProfile;
}

function transform(source: JsonValue, updates: JsonObject, { profile = DEFAULT_PROFILE, ...options }: Setup) {
  const warnings: string[] = [];
  const evaluator = new EvaluatorFactory(ENVIRONMENT, profile).create().expressions;
  const warn = (message: string): void => {
    warnings.push(message);
  };
  return { outcome: applyTransform(source, updates, { evaluator, profile, warn }, options), warnings };
}

function checkTransform(source: JsonValue, updates: JsonObject, expected: JsonValue, setup: Setup = {}): void {
  assert.deepEqual(transform(source, updates, setup).outcome, { ok: true, value: expected });
}

function checkFailure(source: JsonValue, updates: JsonObject, message: RegExp, setup: Setup = {}): void {
  const { outcome } = transform(source, updates, setup);
  assert.ok(!outcome.ok);
  assert.match(outcome.failure.message, message);
}

describe('applyTransform', () => {
  it('evaluates expressions over the source', () => {
    checkTransform({ a: 1 }, { x: '::a', y: '::', z: 'a' }, { x: 1, y: { a: 1 }, z: 'a' });
    checkTransform({ a: 1 }, { x: '::missing' }, { x: null });
    checkTransform({ a: 1 }, { x: { y: ['::a', { z: '::a' }] } }, { x: { y: [1, { z: 1 }] } });
  });

  it('lays updates over the target in their order', () => {
    checkTransform({ a: 1 }, { 'k.l': '::a', 'k.m': 2 }, { k: { j: 0, l: 1, m: 2 } }, { target: { k: { j: 0 } } });
    checkTransform({}, { 'k.l': 1, k: 'text', 'k.m': 2 }, { k: { m: 2 } });
  });

  it('makes the source the result for "::"', () => {
    checkTransform([1, 2], { '::': '::' }, [1, 2], { target: { a: 1 } });
    checkTransform({ b: 1 }, { other: 1, '::': '::' }, { b: 1 }, { target: { a: 1 } });
    checkTransform({}, { '::': 'text' }, { '::': 'text' });
  });

  it('fills fields from variables', () => {
    const variables = { who: '::name', n: 5 };
    checkTransform({ name: 'Zoë' }, { x: 'Hello {who}, {n}!' }, { x: 'Hello Zoë, 5!' }, { variables });
    checkTransform(
      { name: 'Zoë' },
      { x: { y: ['{who}', '{other}'] } },
      { x: { y: ['Zoë', '{other}'] } },
      { variables },
    );
    checkTransform({}, { x: '{who}' }, { x: '{who}' });
  });

  it('fills fields before it evaluates what is not at the top', () => {
    const source = { list: [{ id: 'a', v: 1 }], key: 'a' };
    const variables = { key: '::key' };
    checkTransform(source, { x: { y: "::list[?id=='{key}'].v | [0]" } }, { x: { y: 1 } }, { variables });
  });

  it('leaves expressions below ignored paths', () => {
    const setup = { ignoredPaths: ['a.b'], variables: { v: '::v' } };
    checkTransform({ v: 1 }, { a: { b: ['::v', '{v}'], c: '::v' } }, { a: { b: ['::v', '1'], c: 1 } }, setup);
  });

  it('says where an expression failed', () => {
    checkFailure({}, { 'a.b': '::length(x)' }, /^a\.b, the expression ::length\(x\) failed: .*\.$/);
    checkFailure({}, { a: { b: '::[' } }, /^a\.b, the expression ::\[ cannot be read: .*\.$/);
    checkFailure({}, { '': 1 }, /^the key "" names no place/);
    checkFailure({}, { a: '{v:d}' }, /^the text at a cannot be filled with variables: /, { variables: { v: 'x' } });
    checkFailure({}, { a: 1 }, /^the variable v, the expression ::length\(x\) failed/, {
      variables: { v: '::length(x)' },
    });
  });

  describe('data that looks like an expression', () => {
    const source = { evil: '::secret', secret: 's', list: ['::secret'] };

    it('is left as it is, with a warning', () => {
      const { outcome, warnings } = transform(source, { x: '::evil', y: '::list' }, {});
      assert.deepEqual(outcome, { ok: true, value: { x: '::secret', y: ['::secret'] } });
      assert.equal(warnings.length, 2);
      assert.match(warnings[0] ?? '', /^The value at x came from data and starts with "::"/);
    });

    it('is evaluated as in the hosted engine, with a warning', () => {
      const { outcome, warnings } = transform(source, { x: '::evil', y: '::list' }, { profile: 'alpha-2024-07' });
      assert.deepEqual(outcome, { ok: true, value: { x: 's', y: ['s'] } });
      assert.equal(warnings.length, 2);
    });

    it('is left when a variable brings it', () => {
      checkTransform(source, { x: '{v}' }, { x: '::secret' }, { variables: { v: '::evil' } });
      const profile = 'alpha-2024-07';
      checkTransform(source, { x: '{v}' }, { x: 's' }, { variables: { v: '::evil' }, profile });
    });
  });

  it('leaves braces of data that are no format', () => {
    const setup = { variables: { v: 1 } };
    checkTransform({ text: 'a } b' }, { x: '::text' }, { x: 'a } b' }, setup);
    checkFailure({ text: 'a } b' }, { x: '::text' }, /Single '}'/, { ...setup, profile: 'alpha-2024-07' });
  });
});
