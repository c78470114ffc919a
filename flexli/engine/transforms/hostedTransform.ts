import type { JsonObject, JsonValue } from '../../model/json';
import { isObject } from '../exactJson';
import { evaluateText, isExpression } from '../evaluator';
import { formatKeyPath, parseKeyPath } from '../keyPath';
import { crashed, success, withMessage } from '../outcome';
import type { Outcome } from '../outcome';
import { formatWithVariables } from '../python/pythonFormat';
import { setAt } from '../stateUpdate';
import { MAX_NESTING, ValueMeter } from '../valueMeter';
import type { Measure } from '../valueMeter';
import { copyDeeply, rewriteInPlace } from './mutableValue';
import { rewriteShared } from './sharedValue';
import type { Rewrite, TextRewriter } from './sharedValue';
import { injectionWarning, resolveVariables } from './transformContext';
import type { TransformContext, TransformOptions } from './transformContext';

/**
 * As the hosted engine does it: updates are laid over the target, then all texts of the whole result are filled with
 * variables, and then all of them that start with `::` are evaluated, wherever they came from.
 *
 * There the result shares lists and objects with the source, and what is filled and evaluated in one changes in the other.
 * That shows only where the source itself holds such texts; then this works on a copy that may change, and else by
 * sharing, which costs no more than what is new.
 */
export function hostedTransform(
  source: JsonValue,
  updates: JsonObject,
  context: TransformContext,
  options: TransformOptions,
): Outcome<{ readonly result: JsonValue; readonly source: JsonValue }> {
  const meter = context.meter ?? new ValueMeter();
  const fills = Object.keys(options.variables ?? {}).length > 0;
  const changes = ({ hasExpressions, hasBraces }: Measure): boolean => hasExpressions || (fills && hasBraces);
  const shows = changes(meter.of(source));
  const from = shows ? copyDeeply(source) : source;
  const rewrite: Rewrite = shows ? rewriteInPlace : rewriteShared(meter);

  const laid = layUpdates(from, updates, context, shows ? copyDeeply(options.target ?? {}) : (options.target ?? {}), {
    copy: shows ? copyDeeply : (value) => value,
    meter,
  });
  if (!laid.ok) return laid;
  let result = laid.value;
  if (fills) {
    const variables = resolveVariables(from, options.variables ?? {}, context);
    if (!variables.ok) return variables;
    const filled = rewrite(result, 'hasBraces', fillerOf(variables.value, context), []);
    if (!filled.ok) return filled;
    result = filled.value;
  }
  const ignored = (options.ignoredPaths ?? []).map(parseKeyPath);
  const evaluated = rewrite(result, 'hasExpressions', evaluatorOf(from, context), ignored);
  if (!evaluated.ok) return evaluated;
  if (shows && meter.of(evaluated.value).depth > MAX_NESTING) return crashed('its data came to contain itself.');
  return success({ result: evaluated.value, source: from });
}

interface Laying {
  readonly copy: (value: JsonValue) => JsonValue;
  readonly meter: ValueMeter;
}

function layUpdates(
  source: JsonValue,
  updates: JsonObject,
  context: TransformContext,
  target: JsonValue,
  { copy, meter }: Laying,
): Outcome<JsonValue> {
  if (isObject(target) && meter.of(target).hasExpressions) context.warn?.(injectionWarning('its state'));
  const values: (readonly [readonly string[], JsonValue])[] = [];
  for (const [path, value = null] of Object.entries(updates)) {
    const keys = parseKeyPath(path);
    const evaluated = isExpression(value) ? evaluateText(context.evaluator, value, source) : success(copy(value));
    if (!evaluated.ok) return withMessage(evaluated, `${formatKeyPath(keys)}, ${evaluated.failure.message}`);
    if (keys.length === 0)
      return crashed(`the key ${JSON.stringify(path)} names no place; write a name such as "result".`);
    if (isExpression(value) && meter.of(evaluated.value).hasExpressions) {
      context.warn?.(injectionWarning(formatKeyPath(keys)));
    }
    values.push([keys, evaluated.value]);
  }
  return success(values.reduce((result, [keys, value]) => setAt(result, keys, value), target));
}

function fillerOf(variables: JsonObject, context: TransformContext): TextRewriter {
  return (text, keys) => {
    const formatted = formatWithVariables(text, variables);
    if (!formatted.ok)
      return crashed(`the text at ${formatKeyPath(keys)} cannot be filled with variables: ${formatted.message}.`);
    if (isExpression(formatted.text) && !isExpression(text)) context.warn?.(injectionWarning(formatKeyPath(keys)));
    return success(formatted.text);
  };
}

function evaluatorOf(source: JsonValue, context: TransformContext): TextRewriter {
  return (text, keys) => {
    if (!isExpression(text)) return success(text);
    const outcome = evaluateText(context.evaluator, text, source);
    return outcome.ok ? outcome : withMessage(outcome, `${formatKeyPath(keys)}, ${outcome.failure.message}`);
  };
}
