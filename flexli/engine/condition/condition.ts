import type { JsonValue } from '../../model/json';
import type { Condition, ConditionAttribute } from '../../model/workflow';
import { evaluateText, isExpression } from '../evaluator';
import type { Evaluator } from '../evaluator';
import { crashed, success } from '../outcome';
import type { Outcome } from '../outcome';
import type { EngineProfile } from '../profile';
import { checkValue } from './attributeValue';
import { compareBooleans, compareDates, compareNumbers, compareStrings, compareVersions } from './compare';
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
 * a wrong one is never hidden by the data. An attribute that is a list or an object holds when one of its items (of an
 * object: of its keys) does, and so never when it is empty; the value of such an empty one is not even looked at.
 */
export function evaluateCondition(
  condition: Condition,
  source: JsonValue,
  context: ConditionContext,
): Outcome<boolean> {
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
  const value = resolve(attribute.value, source, context);
  if (!value.ok) return value;
  const items = itemsOf(actual.value);
  let holds = false;
  for (const item of items) {
    const result = compare(attribute, item, value.value, context);
    if (!result.ok) return result;
    holds ||= result.value;
  }
  return success(holds);
}

function resolve(value: JsonValue, source: JsonValue, context: ConditionContext): Outcome<JsonValue> {
  if (!isExpression(value)) return success(value);
  const outcome = evaluateText(context.evaluator, value, source);
  return outcome.ok ? outcome : crashed(outcome.failure.message);
}

function itemsOf(value: JsonValue): readonly JsonValue[] {
  if (typeof value !== 'object' || value === null) return [value];
  return Array.isArray(value) ? (value as readonly JsonValue[]) : Object.keys(value);
}

function compare(
  attribute: ConditionAttribute,
  actual: JsonValue,
  given: JsonValue,
  context: ConditionContext,
): Outcome<boolean> {
  const { type, operator } = attribute;
  const checked = checkValue(type, given, context.profile);
  if (!checked.ok) return checked;
  const value = checked.value;
  switch (type) {
    case 'String':
      return success(compareStrings(actual, operator, String(value)));
    case 'Number':
      return success(compareNumbers(actual, operator, Number(value)));
    case 'Boolean':
      return success(compareBooleans(actual, operator, value === true));
    case 'Version':
      return success(compareVersions(actual, operator, String(value)));
    case 'Date':
      return compareInstants(actual, operator, value, context);
  }
}

function compareInstants(
  actual: JsonValue,
  operator: string,
  value: JsonValue,
  context: ConditionContext,
): Outcome<boolean> {
  const limit = toInstant(value, context.now());
  if (limit === undefined || limit === 'unreadable') {
    return crashed(
      `the value ${JSON.stringify(value)} is no date; write one such as "2024-06-01" or "2024-06-01T08:00:00Z".`,
    );
  }
  const instant = toInstant(actual, context.now());
  if (instant === 'unreadable') return crashed(`the text ${JSON.stringify(actual)} is no date.`);
  return success(instant !== undefined && compareDates(instant, operator, limit));
}
