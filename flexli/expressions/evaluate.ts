import { EvaluationFailure } from './failure';
import type { CallProblem } from './failure';
import type { FunctionTable } from './functions/table';
import { Interpreter } from './interpreter';
import type { JsonValue } from './jsonValue';
import { parseExpression } from './parser';
import { withPlainNumbers } from './python/exactNumber';
import type { ParsedExpression } from './parser';
import { ExpressionReference } from './values';

/** Why an expression has no value: it cannot be read, or a function got what it does not take. */
export interface EvaluationError {
  readonly stage: 'parse' | 'evaluate';
  /** Stable and kebab-case. */
  readonly code: string;
  readonly message: string;
  /** In UTF-16 units of the expression's text. */
  readonly offset?: number;
  /** Set where a call is wrong. */
  readonly problem?: CallProblem;
}

export type EvaluationResult =
  { readonly ok: true; readonly value: JsonValue } | { readonly ok: false; readonly error: EvaluationError };

/**
 * Evaluates an expression (without the leading `::`) on a value as jmespath.py 1.0.1 does. Never throws. Parse once
 * and pass the result where the same expression is used again. An empty text is an error here as it is there; that
 * `::` alone means the whole value is a matter of who takes the mark off.
 */
export function evaluateExpression(
  expression: string | ParsedExpression,
  source: JsonValue,
  functions: FunctionTable,
): EvaluationResult {
  const result = evaluateExactly(expression, source, functions);
  return result.ok ? { ok: true, value: withPlainNumbers(result.value) } : result;
}

/** The same, where a float without a fraction or an integer beyond 2^53 stays what it is, as an `ExactNumber`. */
export function evaluateExactly(
  expression: string | ParsedExpression,
  source: JsonValue,
  functions: FunctionTable,
): EvaluationResult {
  const parsed = typeof expression === 'string' ? parseExpression(expression) : expression;
  const [error] = parsed.errors;
  if (error !== undefined) {
    const { code, message, offset } = error;
    return { ok: false, error: { stage: 'parse', code, message, offset } };
  }
  try {
    const value = new Interpreter(functions, parsed.text).evaluate(parsed.ast, source);
    if (value instanceof ExpressionReference) {
      throw new EvaluationFailure('no-value', 'An expression with & has no value of its own; only functions take one.');
    }
    return { ok: true, value };
  } catch (failure) {
    if (failure instanceof EvaluationFailure) {
      const { code, message, offset, problem } = failure;
      const more = { ...(offset !== undefined && { offset }), ...(problem && { problem }) };
      return { ok: false, error: { stage: 'evaluate', code, message, ...more } };
    }
    throw failure;
  }
}
