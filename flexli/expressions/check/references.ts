import type { ExpressionError } from '../expressionError';
import { withoutGroups } from '../nodes';
import type { ExpressionNode } from '../nodes';
import { childrenOf } from '../walk';
import { errorAt } from './rule';

/**
 * `&expression` is an argument of a function and nothing else.
 *
 * Example: `[&name]`; the run fails, since such a thing has no value.
 */
export function checkReferences(node: ExpressionNode): readonly ExpressionError[] {
  if (node.kind === 'call' || node.kind === 'group') {
    return [];
  }
  const kept = node.kind === 'multiSelectList' || node.kind === 'multiSelectObject';
  return childrenOf(node).flatMap((child) => (isReference(child) ? [misplaced(child, kept)] : []));
}

/** The same for an expression that is nothing but a reference. */
export function checkWholeReference(root: ExpressionNode): readonly ExpressionError[] {
  return isReference(root) ? [misplaced(root, true)] : [];
}

function isReference(node: ExpressionNode): boolean {
  return withoutGroups(node).kind === 'expressionReference';
}

function misplaced(node: ExpressionNode, fails: boolean): ExpressionError {
  const inner = withoutGroups(node);
  const message = 'An & stands only in front of an argument, as in sort_by(items, &name). Leave it out here.';
  const fix = { title: 'Remove &', offset: inner.start, length: 1, text: '' };
  const error = errorAt(inner, 'misplaced-reference', message, fix);
  return fails ? error : { ...error, advice: true };
}
