import { numberOf } from '../../expressions/python/exactNumber';
import type { JsonValue } from '../../model/json';
import type { Condition, ConditionAttribute } from '../../model/workflow';
import { evaluateText, isExpression } from '../evaluator';
import type { Evaluator } from '../evaluator';
import { crashed, success } from '../outcome';
import { isObject } from '../exactJson';
import type { Outcome } from '../outcome';
import type { EngineProfile } from '../profile';
import { checkValue, isHostedConstant, unfit } from './attributeValue';
import type { AttributeType, ComparedValue } from './attributeValue';
import { booleanComparison, compareInstants, numberComparison, stringComparison, versionComparison } from './compare';
import type { Comparison } from './compare';
import { toInstant } from './instant';

export interface ConditionContext {
  /** Knows the standard functions only: the hosted engine has no `flexli_` ones in conditions. */
  readonly evaluator: Evaluator;
  readonly profile: EngineProfile;
  /** Fills what a date leaves out, such as the year. */
  now(): Date;
}

/**
 * Whether a condition holds for a source. Every attribute is evaluated, even where the result is known already, so that
 * a wrong one is never hidden by the data.
 *
 * An attribute that is a list or an object holds when one of its items (of an object: of its keys) does, for `ne` when all
 * of them do; never when one of them cannot be compared with the value. An empty one never holds, and its value is not
 * even looked at.
 */
export function evaluateCondition(
  condition: Condition,
  source: JsonValue,
  context: ConditionContext,
): Outcome<boolean> {
  const unusable = context.profile === 'documented' ? undefined : unusableConstant(condition);
  if (unusable !== undefined) return unusable;
  const criteria: boolean[] = [];
  for (const [index, item] of condition.criteria.entries()) {
    const attributes: boolean[] = [];
    for (const [position, attribute] of item.attributes.entries()) {
      const holds = evaluateAttribute(attribute, source, context);
      if (!holds.ok) {
        const at = `its condition, criteria[${index}].attributes[${position}]: `;
        return { ok: false, failure: { ...holds.failure, message: at + holds.failure.message } };
      }
      attributes.push(holds.value);
    }
    criteria.push(combine(item.operator, attributes));
  }
  return success(combine(condition.operator, criteria));
}

/** What the hosted engine refuses before it evaluates anything. */
function unusableConstant(condition: Condition): Outcome<never> | undefined {
  const attributes = condition.criteria.flatMap((criteria) => criteria.attributes);
  const wrong = attributes.find(({ type, value }) => !isHostedConstant(type, numberOf(value) ?? value));
  if (wrong === undefined) return undefined;
  const { failure } = unfit(wrong.type, wrong.value);
  return crashed(`its condition: ${failure.message}`);
}

function combine(operator: 'and' | 'or' | undefined, values: readonly boolean[]): boolean {
  return operator === 'or' ? values.includes(true) : !values.includes(false);
}

function evaluateAttribute(
  attribute: ConditionAttribute,
  source: JsonValue,
  context: ConditionContext,
): Outcome<boolean> {
  const actual = resolve(attribute.attribute, source, context);
  if (!actual.ok) return actual;
  const items = itemsOf(actual.value);
  if (items.length === 0) return success(false);
  const given = resolve(attribute.value, source, context);
  if (!given.ok) return given;
  const value = checkValue(attribute.type, numberOf(given.value) ?? given.value, context.profile, () => context.now());
  if (!value.ok) return value;
  // Whether a number is a float makes no difference here.
  const numbers = items.map((item) => numberOf(item) ?? item);
  return holdsFor(numbers, attribute, value.value, context);
}

function resolve(value: JsonValue, source: JsonValue, context: ConditionContext): Outcome<JsonValue> {
  if (!isExpression(value)) return success(value);
  if (value === '::' && context.profile !== 'documented') {
    return crashed('a condition cannot use "::" alone for the whole state in that build; write "::@".');
  }
  const outcome = evaluateText(context.evaluator, value, source);
  return outcome.ok ? outcome : crashed(outcome.failure.message);
}

function itemsOf(value: JsonValue): readonly JsonValue[] {
  if (isObject(value)) return Object.keys(value);
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [value];
}

function holdsFor(
  items: readonly JsonValue[],
  { type, operator }: ConditionAttribute,
  value: ComparedValue,
  context: ConditionContext,
): Outcome<boolean> {
  const results: (boolean | undefined)[] = [];
  for (const item of items) {
    const result =
      type === 'Date'
        ? compareDate(item, operator, value, context)
        : success(comparisonOf(type, value)(item, operator));
    if (!result.ok) return result;
    results.push(result.value);
  }
  if (results.includes(undefined)) return success(false);
  return success(operator === 'ne' ? !results.includes(false) : results.includes(true));
}

function comparisonOf(type: Exclude<AttributeType, 'Date'>, value: ComparedValue): Comparison {
  if (type === 'Version' && !isExpression(value)) return versionComparison(String(value));
  if (typeof value === 'string') return stringComparison(value);
  return typeof value === 'number' ? numberComparison(value) : booleanComparison(value);
}

function compareDate(
  actual: JsonValue,
  operator: string,
  value: ComparedValue,
  context: ConditionContext,
): Outcome<boolean | undefined> {
  const instant = toInstant(actual, context.now());
  if (instant === undefined) return success(undefined);
  if (instant === 'unreadable') return crashed(`${JSON.stringify(actual)} is no date.`);
  if (typeof value !== 'number') return crashed(`the value ${JSON.stringify(value)} is no date.`);
  return success(compareInstants(instant, operator, value));
}
