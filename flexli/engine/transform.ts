import { isJsonObject } from '../model/json';
import type { JsonObject, JsonValue } from '../model/json';
import { evaluateText, isExpression } from './evaluator';
import type { Evaluator } from './evaluator';
import { formatKeyPath, parseKeyPath } from './keyPath';
import { crashed, success } from './outcome';
import type { Outcome } from './outcome';
import type { EngineProfile } from './profile';
import { formatWithVariables } from './python/pythonFormat';
import { setAt } from './stateUpdate';

/** What a transform is done with. */
export interface TransformContext {
  readonly evaluator: Evaluator;
  readonly profile: EngineProfile;
  /** Told when data from outside looks like an expression; see `applyTransform`. */
  warn?(message: string): void;
}

export interface TransformOptions {
  /** What the updates are laid over; an empty object when absent. */
  readonly target?: JsonValue;
  /** Constants or expressions over the source, for the `{name}` fields of the updates. */
  readonly variables?: JsonObject | null;
  /** Variables whose values are no expressions, since they came from data; used instead of `variables`. */
  readonly dataVariables?: JsonObject;
  /** Key paths below which expressions stay as they are. */
  readonly ignoredPaths?: readonly string[];
}

/**
 * Lays updates over a target: each key is a key path; its value, if it is an expression, is evaluated over the source;
 * then `{name}` fields are filled from the variables, and then the expressions at any depth of it are evaluated.
 * `{"::": "::"}` among the updates makes the source the result.
 *
 * The hosted engine evaluates a result that itself starts with `::` once more, so that input data can inject
 * expressions. That is done under `alpha-2024-07` only; either way it is told to `warn`.
 */
export function applyTransform(
  source: JsonValue,
  updates: JsonObject,
  context: TransformContext,
  options: TransformOptions = {},
): Outcome<JsonValue> {
  if (updates[WHOLE] === WHOLE) return success(source);
  const variables =
    options.dataVariables === undefined
      ? resolveVariables(source, options.variables ?? {}, context)
      : success(options.dataVariables);
  if (!variables.ok) return variables;
  const resolver = new UpdateResolver(source, variables.value, (options.ignoredPaths ?? []).map(parseKeyPath), context);
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

const WHOLE = '::';

/** The values of variables, evaluated over the source. */
export function resolveVariables(
  source: JsonValue,
  variables: JsonObject,
  context: TransformContext,
): Outcome<JsonObject> {
  const resolved: [string, JsonValue][] = [];
  for (const [name, value] of Object.entries(variables)) {
    const outcome = isExpression(value) ? evaluateText(context.evaluator, value, source) : success(value ?? null);
    if (!outcome.ok) return crashed(`the variable ${name}, ${outcome.failure.message}`);
    resolved.push([name, outcome.value]);
  }
  return success(Object.fromEntries(resolved));
}

/** Resolves the values of updates, one key after the other. */
class UpdateResolver {
  readonly #source: JsonValue;
  readonly #variables: JsonObject;
  readonly #ignored: readonly (readonly string[])[];
  readonly #context: TransformContext;
  readonly #hasVariables: boolean;

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
  }

  resolve(value: JsonValue, keys: readonly string[]): Outcome<JsonValue> {
    if (!isExpression(value)) return this.#fill(value, keys, false);
    const evaluated = this.#evaluate(value, keys);
    return evaluated.ok ? this.#fill(evaluated.value, keys, true) : evaluated;
  }

  /** Fills fields and evaluates expressions, at any depth. `isData` says that the value came out of an expression. */
  #fill(value: JsonValue, keys: readonly string[], isData: boolean): Outcome<JsonValue> {
    if (typeof value === 'string') return this.#fillText(value, keys, isData);
    if (typeof value !== 'object' || value === null) return success(value);
    const items: [string, JsonValue][] = [];
    let changed = false;
    for (const [key, item] of Object.entries(value as JsonObject)) {
      const filled = this.#fill(item ?? null, [...keys, key], isData);
      if (!filled.ok) return filled;
      changed ||= filled.value !== item;
      items.push([key, filled.value]);
    }
    if (!changed) return success(value);
    return success(isJsonObject(value) ? Object.fromEntries(items) : items.map(([, item]) => item));
  }

  #fillText(text: string, keys: readonly string[], isData: boolean): Outcome<JsonValue> {
    const formatted = this.#hasVariables
      ? formatWithVariables(text, this.#variables)
      : ({ ok: true, text, changed: false } as const);
    if (!formatted.ok) {
      // Braces that came with data are nobody's mistake, though the hosted engine crashes at them.
      if (isData && this.#context.profile === 'documented') return success(text);
      return crashed(`the text at ${formatKeyPath(keys)} cannot be filled with variables: ${formatted.message}.`);
    }
    const result = formatted.text;
    if (!isExpression(result) || this.#isIgnored(keys)) return success(result);
    if (!isData && isExpression(text)) return this.#evaluate(result, keys);
    this.#context.warn?.(
      `The value at ${formatKeyPath(keys)} came from data and starts with "::". The hosted engine evaluates it as an expression.`,
    );
    return this.#context.profile === 'documented' ? success(result) : this.#evaluate(result, keys);
  }

  #evaluate(text: string, keys: readonly string[]): Outcome<JsonValue> {
    const outcome = evaluateText(this.#context.evaluator, text, this.#source);
    return outcome.ok ? outcome : crashed(`${formatKeyPath(keys)}, ${outcome.failure.message}`);
  }

  #isIgnored(keys: readonly string[]): boolean {
    return this.#ignored.some((path) => path.every((key, index) => keys[index] === key));
  }
}
