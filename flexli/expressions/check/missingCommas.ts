import type { ExpressionError } from '../expressionError';
import type { ExpressionNode } from '../nodes';

/**
 * Between arguments, and between the pairs of an object, stands a comma. The engine does without, other readers do
 * not.
 *
 * Example: `join('-' tags)`.
 */
export function checkMissingCommas(node: ExpressionNode, text: string): readonly ExpressionError[] {
  const parts = node.kind === 'call' ? node.arguments : node.kind === 'multiSelectObject' ? node.pairs : [];
  return parts.flatMap(({ start }, index): ExpressionError[] => {
    const before = parts[index - 1];
    if (before === undefined || text.slice(before.end, start).includes(',')) {
      return [];
    }
    const fix = { title: 'Add a comma', offset: before.end, length: 0, text: ',' };
    const place = { offset: before.end, length: Math.max(start - before.end, 1) };
    return [{ code: 'missing-comma', message: 'A comma is missing here.', ...place, fix, advice: true }];
  });
}
