import type { JsonObject, JsonValue } from '../model/json';
import { isObject } from './exactJson';
import { crashed, success } from './outcome';
import type { Outcome } from './outcome';
import { documentedTransform } from './transforms/documentedTransform';
import { hostedTransform } from './transforms/hostedTransform';
import { WHOLE } from './transforms/transformContext';
import type { TransformContext, TransformOptions } from './transforms/transformContext';

/** A transform's result, and its source afterwards. */
export interface Transformed {
  readonly result: JsonValue;
  /** The very same value as before, save in a build that changes data which looks like an expression. */
  readonly source: JsonValue;
}

/**
 * Lays updates over a target: each key is a key path; its value, if it is an expression, is evaluated over the source;
 * then `{name}` fields are filled from the variables, and then the expressions at any depth of it are evaluated.
 * `{"::": "::"}` among the updates makes the source the result.
 *
 * The hosted engine evaluates a result that itself starts with `::` once more, and so does it with the target, so that
 * input data can inject expressions. That is done under `alpha-2024-07` only; either way it is told to `warn`.
 */
export function applyTransform(
  source: JsonValue,
  updates: JsonObject,
  context: TransformContext,
  options: TransformOptions = {},
): Outcome<JsonValue> {
  const transformed = transformWithSource(source, updates, context, options);
  return transformed.ok ? success(transformed.value.result) : transformed;
}

/** Like `applyTransform`, for who goes on with the source. */
export function transformWithSource(
  source: JsonValue,
  updates: JsonObject,
  context: TransformContext,
  options: TransformOptions = {},
): Outcome<Transformed> {
  if (updates[WHOLE] === WHOLE) return success({ result: source, source });
  const target = targetOf(options.target);
  if (Object.keys(updates).length > 0 && !isObject(target)) {
    const kind = Array.isArray(target) ? 'a list' : `a ${typeof target}`;
    return crashed(`the state is ${kind}, which has no keys; replace it as a whole by {"::": "::"} first.`);
  }
  if (context.profile !== 'documented') return hostedTransform(source, updates, context, { ...options, target });
  const result = documentedTransform(source, updates, context, { ...options, target });
  return result.ok ? success({ result: result.value, source }) : result;
}

/** Whatever counts as nothing in Python is an empty object. */
function targetOf(target: JsonValue | undefined): JsonValue {
  const isEmptyList = Array.isArray(target) && target.length === 0;
  return target === undefined || target === null || target === false || target === 0 || target === '' || isEmptyList
    ? {}
    : target;
}
