import type { JsonObject, JsonValue } from '../../model/json';
import { evaluateText, isExpression } from '../evaluator';
import type { Evaluator } from '../evaluator';
import { withMessage, success } from '../outcome';
import type { Outcome } from '../outcome';
import type { EngineProfile } from '../profile';
import type { ValueMeter } from '../valueMeter';

/** What a transform is done with. */
export interface TransformContext {
  readonly evaluator: Evaluator;
  readonly profile: EngineProfile;
  /** One for a whole run makes its transforms cheaper; each has its own when absent. */
  readonly meter?: ValueMeter;
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

/** The key that, with itself as the value, makes the source the result. */
export const WHOLE = '::';

/** The values of variables, evaluated over the source. */
export function resolveVariables(
  source: JsonValue,
  variables: JsonObject,
  context: TransformContext,
): Outcome<JsonObject> {
  const resolved: [string, JsonValue][] = [];
  for (const [name, value] of Object.entries(variables)) {
    const outcome = isExpression(value) ? evaluateText(context.evaluator, value, source) : success(value ?? null);
    if (!outcome.ok) return withMessage(outcome, `the variable ${name}, ${outcome.failure.message}`);
    resolved.push([name, outcome.value]);
  }
  return success(Object.fromEntries(resolved));
}

/** Says that a value of the data may do what its sender wants instead of the author. */
export function injectionWarning(place: string): string {
  return `The value at ${place} came from data and starts with "::". The hosted engine evaluates it as an expression.`;
}
