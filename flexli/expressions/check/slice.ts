import type { ExpressionError } from '../expressionError';
import type { ExpressionNode } from '../nodes';
import { errorAt } from './rule';

/**
 * A slice cannot step by 0.
 *
 * Example: `items[0:5:0]`.
 */
export function checkSlice(node: ExpressionNode): readonly ExpressionError[] {
  return node.kind === 'slice' && node.step === 0
    ? [errorAt(node, 'zero-step', 'The step of a slice must not be 0. Write -1 to go backwards.')]
    : [];
}
