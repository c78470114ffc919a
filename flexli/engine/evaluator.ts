import type { JsonValue } from '../model/json';
import type { Outcome } from './outcome';

/** Evaluates expressions for one place of a run; the functions it knows are part of it. */
export interface Evaluator {
  /** `expression` without its leading `::`; the empty one is the whole source. */
  evaluate(expression: string, source: JsonValue): Outcome<JsonValue>;
}

/** True for a string that the engine takes for an expression. */
export function isExpression(value: JsonValue | undefined): value is string {
  return typeof value === 'string' && value.startsWith('::');
}

/** The value of a string that `isExpression` holds for. */
export function evaluateText(evaluator: Evaluator, text: string, source: JsonValue): Outcome<JsonValue> {
  return evaluator.evaluate(text.slice(2), source);
}
