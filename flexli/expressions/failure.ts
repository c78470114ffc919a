import type { Value } from './values';

/** What is wrong with a call, for who says it in words of their own. */
export type CallProblem = { readonly name: string } & (
  | { readonly kind: 'unknown' }
  | { readonly kind: 'arity'; readonly wanted: number; readonly variadic: boolean; readonly got: number }
  /** `value` is the argument, or the item of a list that does not fit into it (`isItem`). */
  | {
      readonly kind: 'type';
      readonly value: Value;
      readonly isItem: boolean;
      /** What the type is of, when that is not the value. */
      readonly typed?: Value;
      /** Types of the parameter, as JMESPath calls them. */
      readonly expected: readonly string[];
    }
);

/**
 * Ends the evaluation of an expression. Thrown and caught inside this room only: `evaluateExpression` turns it into
 * its result, so that no caller ever sees an exception.
 */
export class EvaluationFailure extends Error {
  constructor(
    readonly code: string,
    message: string,
    /** Where in the expression, once known. */
    readonly offset?: number,
    readonly problem?: CallProblem,
  ) {
    super(message);
  }
}
