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
  ) {
    super(message);
  }
}
