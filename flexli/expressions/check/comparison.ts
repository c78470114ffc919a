import type { ExpressionError, ExpressionFix } from '../expressionError';
import { describeTypes } from '../functions/argumentTypes';
import type { ComparisonNode, ExpressionNode } from '../nodes';
import type { ValueType } from '../values';
import { errorAt, replaceNode } from './rule';
import { staticTypes } from './staticTypes';

/**
 * Only two numbers or two texts have an order. A number against a text fails the run; anything else gives null. What
 * has another type is never equal.
 *
 * Example: `'2' < length(items)`.
 */
export function checkComparison(node: ExpressionNode): readonly ExpressionError[] {
  if (node.kind !== 'comparison') {
    return [];
  }
  const left = staticTypes(node.left);
  const right = staticTypes(node.right);
  if (node.operator === '==' || node.operator === '!=') {
    return left !== undefined && right !== undefined && !left.some((type) => right.includes(type))
      ? [neverEqual(node, left, right)]
      : [];
  }
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

/** Values of different types are never equal: `length(items) == '3'`. */
function neverEqual(node: ComparisonNode, left: readonly ValueType[], right: readonly ValueType[]): ExpressionError {
  const always = node.operator === '==' ? 'false' : 'true';
  const message = `The left is ${describeTypes(left)}, the right ${describeTypes(right)}: the result is always ${always}.`;
  const fix = numberInQuotes(node.right, left) ?? numberInQuotes(node.left, right);
  return { ...errorAt(node, 'never-equal', message, fix), advice: true };
}

/** `'3'` where it is compared with a number. */
function numberInQuotes(node: ExpressionNode, other: readonly ValueType[]): ExpressionFix | undefined {
  const text = node.kind === 'literal' && typeof node.value === 'string' ? node.value : '';
  return /^-?\d+(\.\d+)?$/.test(text) && other.includes('number') ? replaceNode(node, `\`${text}\``) : undefined;
}

function isOnly(types: readonly ValueType[] | undefined, type: ValueType): boolean {
  return types?.length === 1 && types[0] === type;
}
