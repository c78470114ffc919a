import type { ExpressionError } from '../expressionError';
import { describeArity } from '../functions/argumentTypes';
import { signatureLabel } from '../functions/signature';
import { signatureOf } from '../functions/signatures';
import type { ExpressionNode } from '../nodes';

/**
 * A function takes as many arguments as its signature says.
 *
 * Example: `join(tags)` lacks the separator.
 */
export function checkArgumentCount(node: ExpressionNode): readonly ExpressionError[] {
  const signature = node.kind === 'call' ? signatureOf(node.name) : undefined;
  if (node.kind !== 'call' || signature === undefined) {
    return [];
  }
  const wanted = signature.parameters.length;
  const got = node.arguments.length;
  if (signature.variadic ? got >= wanted : got === wanted) {
    return [];
  }
  const message = `${describeArity(node.name, wanted, signature.variadic, got)} Write ${signatureLabel(signature)}.`;
  return [{ code: 'wrong-argument-count', message, offset: node.nameStart, length: node.end - node.nameStart }];
}
