import type { ExpressionError } from './expressionError';
import { Grammar } from './grammar';
import type { ExpressionNode } from './nodes';

/** An expression as read: always with a tree, which holds `missing` and `sequence` nodes where there are errors. */
export interface ParsedExpression {
  readonly text: string;
  readonly ast: ExpressionNode;
  /** jmespath.py takes the expression if and only if there are none. The first is the one it would name. */
  readonly errors: readonly ExpressionError[];
}

/**
 * Reads a JMESPath expression (without the leading `::`) as jmespath.py 1.0.1 does. Never throws. One cause gives one
 * error: after an error that leaves the rest of the text in doubt, nothing more is reported.
 */
export function parseExpression(text: string): ParsedExpression {
  const grammar = new Grammar(text);
  const ast = grammar.parse();
  return { text, ast, errors: grammar.allErrors() };
}
