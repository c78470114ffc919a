/** A change of the expression's text that mends an error. Offsets are UTF-16 units of that text. */
export interface ExpressionFix {
  /** What the change does, as a command: `Put the number between backticks`. */
  readonly title: string;
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

/** Something wrong in an expression. */
export interface ExpressionError {
  /** Stable and kebab-case. */
  readonly code: string;
  /** What is wrong and what to write instead. */
  readonly message: string;
  /** In UTF-16 units of the expression's text. */
  readonly offset: number;
  /** May be 0, where something is missing. */
  readonly length: number;
  /** Present where it is plain what was meant. */
  readonly fix?: ExpressionFix;
  /** The expression works, but hardly as meant. */
  readonly advice?: true;
}
