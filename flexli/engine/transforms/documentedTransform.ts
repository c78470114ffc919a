import type { JsonObject, JsonValue } from '../../model/json';
import { isObject } from '../exactJson';
import { evaluateText, isExpression } from '../evaluator';
import { formatKeyPath, parseKeyPath } from '../keyPath';
import { crashed, success, withMessage } from '../outcome';
import type { Outcome } from '../outcome';
import { formatWithVariables } from '../python/pythonFormat';
import { setAt } from '../stateUpdate';
import { ValueMeter } from '../valueMeter';
import { injectionWarning, resolveVariables } from './transformContext';
import type { TransformContext, TransformOptions } from './transformContext';

/** As the guide describes it: what came from data is data, even where it looks like an expression. */
export function documentedTransform(
  source: JsonValue,
  updates: JsonObject,
  context: TransformContext,
  options: TransformOptions,
): Outcome<JsonValue> {
  const variables =
    options.dataVariables === undefined
      ? resolveVariables(source, options.variables ?? {}, context)
      : success(options.dataVariables);
  if (!variables.ok) return variables;
  const ignored = (options.ignoredPaths ?? []).map(parseKeyPath);
  const resolver = new UpdateResolver(source, variables.value, ignored, context);
  let result: JsonValue = options.target ?? {};
  for (const [path, value] of Object.entries(updates)) {
    const keys = parseKeyPath(path);
    if (keys.length === 0)
      return crashed(`the key ${JSON.stringify(path)} names no place; write a name such as "result".`);
    const resolved = resolver.resolve(value ?? null, keys);
    if (!resolved.ok) return resolved;
    result = setAt(result, keys, resolved.value);
  }
  return success(result);
}

/** Resolves the values of updates, one key after the other. */
class UpdateResolver {
  readonly #source: JsonValue;
  readonly #variables: JsonObject;
  readonly #ignored: readonly (readonly string[])[];
  readonly #context: TransformContext;
  readonly #hasVariables: boolean;
  readonly #meter: ValueMeter;

  constructor(
    source: JsonValue,
    variables: JsonObject,
    ignored: readonly (readonly string[])[],
    context: TransformContext,
  ) {
    this.#source = source;
    this.#variables = variables;
    this.#ignored = ignored;
    this.#context = context;
    this.#hasVariables = Object.keys(variables).length > 0;
    this.#meter = context.meter ?? new ValueMeter();
  }

  resolve(value: JsonValue, keys: readonly string[]): Outcome<JsonValue> {
    if (!isExpression(value)) return this.#fill(value, keys, false);
    const evaluated = this.#evaluate(value, keys);
    return evaluated.ok ? this.#fill(evaluated.value, keys, true) : evaluated;
  }

  /** Fills fields and evaluates expressions, at any depth. `isData` says that the value came out of an expression. */
  #fill(value: JsonValue, keys: readonly string[], isData: boolean): Outcome<JsonValue> {
    if (typeof value === 'string') return this.#fillText(value, keys, isData);
    if (typeof value !== 'object' || value === null || !this.#concerns(value)) return success(value);
    const items: [string, JsonValue][] = [];
    let changed = false;
    for (const [key, item] of Object.entries(value as JsonObject)) {
      const filled = this.#fill(item ?? null, [...keys, key], isData);
      if (!filled.ok) return filled;
      changed ||= filled.value !== item;
      items.push([key, filled.value]);
    }
    if (!changed) return success(value);
    return success(isObject(value) ? Object.fromEntries(items) : items.map(([, item]) => item));
  }

  #concerns(value: JsonValue): boolean {
    const { hasExpressions, hasBraces } = this.#meter.of(value);
    return hasExpressions || (hasBraces && this.#hasVariables);
  }

  #fillText(text: string, keys: readonly string[], isData: boolean): Outcome<JsonValue> {
    const formatted = this.#hasVariables
      ? formatWithVariables(text, this.#variables)
      : ({ ok: true, text, changed: false } as const);
    if (!formatted.ok) {
      // Braces that came with data are nobody's mistake, though the hosted engine crashes at them.
      if (isData) return success(text);
      return crashed(`the text at ${formatKeyPath(keys)} cannot be filled with variables: ${formatted.message}.`);
    }
    const result = formatted.text;
    if (!isExpression(result) || this.#isIgnored(keys)) return success(result);
    if (!isData && isExpression(text)) return this.#evaluate(result, keys);
    this.#context.warn?.(injectionWarning(formatKeyPath(keys)));
    return success(result);
  }

  #evaluate(text: string, keys: readonly string[]): Outcome<JsonValue> {
    const outcome = evaluateText(this.#context.evaluator, text, this.#source);
    return outcome.ok ? outcome : withMessage(outcome, `${formatKeyPath(keys)}, ${outcome.failure.message}`);
  }

  #isIgnored(keys: readonly string[]): boolean {
    return this.#ignored.some((path) => path.every((key, index) => keys[index] === key));
  }
}
