import assert from 'node:assert/strict';
import { evaluateCondition } from '../../../../flexli/engine/condition/condition';
import { EvaluatorFactory } from '../../../../flexli/engine/expressionEvaluator';
import type { EngineProfile } from '../../../../flexli/engine/profile';
import type { JsonValue } from '../../../../flexli/model/json';
import type { Condition, ConditionAttribute } from '../../../../flexli/model/workflow';

const NOW = new Date('2024-07-15T12:00:00Z');
const SOURCE = {
  name: 'Ann',
  tags: ['a', 'b'],
  counts: [1, 5],
  mixed: [1, 'a'],
  none: null,
  yes: true,
  one: 1,
  empty: [],
  made: '2024-01-01T12:00:00Z',
  seconds: 1_704_110_400,
  millis: 1_704_110_400_000,
  version: '1.10.0',
  data: '::name',
};

type Test = readonly [type: ConditionAttribute['type'], attribute: string, operator: string, value: JsonValue];

function evaluate(condition: Condition, profile: EngineProfile) {
  const evaluator = new EvaluatorFactory({ now: () => NOW, random: () => 0.5 }, profile).create().conditions;
  return evaluateCondition(condition, SOURCE, { evaluator, profile, now: () => NOW });
}

function conditionOf([type, attribute, operator, value]: Test): Condition {
  return { criteria: [{ attributes: [{ type, attribute, operator, value }] }] };
}

function checkHolds(test: Test, expected: boolean, profiles: readonly EngineProfile[] = BOTH): void {
  for (const profile of profiles) {
    assert.deepEqual(
      evaluate(conditionOf(test), profile),
      { ok: true, value: expected },
      `${JSON.stringify(test)} ${profile}`,
    );
  }
}

function checkFails(test: Test, message: RegExp, profile: EngineProfile = 'documented'): void {
  const holds = evaluate(conditionOf(test), profile);
  assert.ok(!holds.ok, JSON.stringify(test));
  assert.match(holds.failure.message, message);
  assert.equal(holds.failure.crash, true);
}

const BOTH: readonly EngineProfile[] = ['documented', 'alpha-2024-07'];
const HOSTED = 'alpha-2024-07';

describe('evaluateCondition', () => {
  it('compares strings', () => {
    checkHolds(['String', '::name', 'eq', 'Ann'], true);
    checkHolds(['String', '::name', 'lt', 'B'], true);
    checkHolds(['String', '::name', 'starts_with', 'An'], true);
    checkHolds(['String', '::one', 'starts_with', '1'], false);
    checkHolds(['String', '::none', 'ne', 'x'], true);
    checkHolds(['String', '::none', 'lt', 'x'], false);
  });

  it('compares numbers and booleans as Python does', () => {
    checkHolds(['Number', '::one', 'gte', 1], true);
    checkHolds(['Number', '::yes', 'eq', 1], true);
    checkHolds(['Number', '::name', 'gt', 0], false);
    checkHolds(['Boolean', '::yes', 'eq', true], true);
    checkHolds(['Boolean', '::one', 'eq', true], true);
    checkHolds(['Boolean', '::none', 'ne', true], true);
  });

  it('holds for a list when one item does, with ne when all do', () => {
    checkHolds(['String', '::tags', 'eq', 'b'], true);
    checkHolds(['String', '::tags', 'ne', 'b'], false);
    checkHolds(['String', '::tags', 'ne', 'c'], true);
    checkHolds(['Number', '::counts', 'gt', 4], true);
    checkHolds(['Number', '::mixed', 'lt', 4], false);
    checkHolds(['String', '::@', 'eq', 'name'], true);
  });

  it('never holds for an empty list, whatever the value', () => {
    checkHolds(['String', '::empty', 'ne', 'x'], false);
    checkHolds(['Number', '::empty', 'eq', '::none'], false);
  });

  it('compares dates of many forms', () => {
    checkHolds(['Date', '::made', 'before', '2024-01-01T12:00:00Z'], true);
    checkHolds(['Date', '::made', 'after', '2024-01-01T12:00:00Z'], false);
    checkHolds(['Date', '::made', 'after', '2024-01-01'], true);
    checkHolds(['Date', '::seconds', 'before', '2024-01-01T12:00:00+00:00'], true);
    checkHolds(['Date', '::millis', 'after', '1704110399'], true);
    checkHolds(['Date', '::none', 'before', '2024-01-01'], false);
    checkFails(['Date', '::name', 'before', '2024-01-01'], /"Ann" is no date/);
    checkFails(['Date', '::made', 'before', 'soon'], /must be a date such as/);
  });

  it('reads more forms of a date than the hosted engine in the value', () => {
    checkHolds(['Date', '::made', 'before', 'Jan 2 2024'], true, ['documented']);
    checkFails(['Date', '::made', 'before', 'Jan 2 2024'], /must be a date such as/, HOSTED);
  });

  it('compares versions, which the hosted engine never does', () => {
    checkHolds(['Version', '::version', 'gt', '1.9'], true, ['documented']);
    checkHolds(['Version', '::version', 'eq', 'v1.10'], true, ['documented']);
    checkHolds(['Version', '::version', 'lt', '1.10.1-beta'], true, ['documented']);
    checkFails(['Version', '::version', 'gt', '1.9'], /must be a version/, HOSTED);
    checkFails(['Version', '::version', 'gt', '::version'], /refused at run time/, HOSTED);
  });

  it('converts what the API converts, unless the build does not', () => {
    checkHolds(['Number', '::one', 'eq', '1'], true, ['documented']);
    checkHolds(['Boolean', '::yes', 'eq', 'yes'], true, ['documented']);
    checkFails(['Number', '::one', 'eq', '1'], /must be a number, but it is 1/, HOSTED);
    checkFails(['Boolean', '::yes', 'eq', '::one'], /must be true or false, but it is 1/, HOSTED);
    checkFails(['String', '::name', 'eq', '::none'], /criteria\[0\]\.attributes\[0\]: the value .* but it is null/);
  });

  it('takes data that looks like an expression for one, in that build', () => {
    checkHolds(['Number', '::one', 'ne', '::data'], true, [HOSTED]);
    checkFails(['Number', '::one', 'ne', '::data'], /must be a number/);
  });

  it('knows the functions of the engine, unless the build does not', () => {
    checkHolds(['String', '::flexli_to_json_string(tags)', 'eq', '["a", "b"]'], true, ['documented']);
    checkFails(['String', '::flexli_to_json_string(tags)', 'eq', 'x'], /unknown|no function/i, HOSTED);
    checkFails(['String', '::', 'eq', 'x'], /write "::@"/, HOSTED);
  });

  it('combines criteria and attributes, all of which are evaluated', () => {
    const attribute = (value: string): ConditionAttribute => ({
      type: 'String',
      attribute: '::name',
      operator: 'eq',
      value,
    });
    const either: Condition = {
      operator: 'or',
      criteria: [{ operator: 'or', attributes: [attribute('x'), attribute('Ann')] }, { attributes: [attribute('y')] }],
    };
    assert.deepEqual(evaluate(either, 'documented'), { ok: true, value: true });
    assert.deepEqual(evaluate({ ...either, operator: 'and' }, 'documented'), { ok: true, value: false });
    const broken: Condition = {
      operator: 'or',
      criteria: [{ attributes: [attribute('Ann')] }, { attributes: [attribute('::length(none)')] }],
    };
    const holds = evaluate(broken, 'documented');
    assert.match(holds.ok ? '' : holds.failure.message, /^its condition, criteria\[1\]\.attributes\[0\]: /);
  });
});
