import type { ExpressionError } from '../expressionError';
import type { ExpressionNode } from '../nodes';
import type { ValueType } from '../values';
import { errorAt } from './rule';
import { staticTypes } from './staticTypes';

/**
 * Only two numbers or two texts have an order. A number against a text fails the run; anything else gives null.
 *
 * Example: `'2' < length(items)`.
 */
export function checkComparison(node: ExpressionNode): readonly ExpressionError[] {
  if (node.kind !== 'comparison' || node.operator === '==' || node.operator === '!=') {
    return [];
  }
  const left = staticTypes(node.left);
  const right = staticTypes(node.right);
  if ((isOnly(left, 'number') && isOnly(right, 'string')) || (isOnly(left, 'string') && isOnly(right, 'number'))) {
    const message = 'A number cannot be compared with a text. Make one of the other by to_number() or to_string().';
    return [errorAt(node, 'wrong-comparison', message)];
  }
  for (const [side, types] of [
    [node.left, left],
    [node.right, right],
  ] as const) {
    if (types !== undefined && !types.some((type) => type === 'number' || type === 'string')) {
      const message = `${node.operator} compares numbers and texts; with anything else the result is always null.`;
      return [{ ...errorAt(side, 'comparison-is-null', message), advice: true }];
    }
  }
  return [];
}

function isOnly(types: readonly ValueType[] | undefined, type: ValueType): boolean {
  return types?.length === 1 && types[0] === type;
}
