import type { ExpressionError, ExpressionFix } from '../expressionError';
import type { ExpressionNode } from '../nodes';

/** Where an expression stands. */
export interface CheckOptions {
  /** `standard` in conditions, which do not know the functions of the engine. */
  readonly functions: 'all' | 'standard';
  /** False where there is no iterator around; undefined where that is not known. */
  readonly insideIterator?: boolean;
}

/** Looks at one node. `text` is the whole expression. */
export type Rule = (node: ExpressionNode, text: string, options: CheckOptions) => readonly ExpressionError[];

/** A fix that writes something else in place of a node. */
export function replaceNode({ start, end }: ExpressionNode, text: string): ExpressionFix {
  return { title: `Write ${text}`, offset: start, length: end - start, text };
}

/** An error over the whole of a node. */
export function errorAt(node: ExpressionNode, code: string, message: string, fix?: ExpressionFix): ExpressionError {
  const error = { code, message, offset: node.start, length: node.end - node.start };
  return fix === undefined ? error : { ...error, fix };
}

/** A hint over the whole of a node, which does no harm as it is. */
export function adviceAt(node: ExpressionNode, code: string, message: string, fix: ExpressionFix): ExpressionError {
  return { ...errorAt(node, code, message, fix), advice: true };
}
