import type { ExpressionError, ExpressionFix } from './expressionError';
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
  const errors = grammar.allErrors();
  return { text, ast, errors: errors.length === 0 ? errors : errors.map((error) => withHelpfulFix(text, error)) };
}

/**
 * Where a bracket is missing it is not always plain which: another one may stand in its place (`[a)`), or something
 * quite different may be wrong. The fix is kept when it brings the reading further, or else the one that does.
 */
function withHelpfulFix(text: string, error: ExpressionError): ExpressionError {
  const { code, fix, offset, length, ...rest } = error;
  if (code !== 'missing-bracket' || fix === undefined) {
    return error;
  }
  const instead = { ...fix, title: `Write ${fix.text} instead`, offset, length };
  const helpful = [fix, instead].find((candidate) => helps(text, candidate, offset));
  return { code, offset, length, ...rest, ...(helpful && { fix: helpful }) };
}

function helps(text: string, { offset, length, text: inserted }: ExpressionFix, place: number): boolean {
  const mended = text.slice(0, offset) + inserted + text.slice(offset + length);
  const grammar = new Grammar(mended);
  grammar.parse();
  const [first] = grammar.allErrors();
  return first === undefined || (first.code === 'incomplete-expression' && first.offset > place + inserted.length);
}
