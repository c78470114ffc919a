import type { ExpressionError } from '../expressionError';
import { signatureOf } from '../functions/signatures';
import type { ExpressionNode } from '../nodes';
import { errorAt } from './rule';

/**
 * The name of an engine's function without parentheses is a key like any other.
 *
 * Example: `flexli_datetime_now` reads a key of that name, which is null.
 */
export function checkUncalled(node: ExpressionNode): readonly ExpressionError[] {
  const signature = node.kind === 'field' && !node.quoted ? signatureOf(node.name) : undefined;
  if (signature?.origin !== 'flexli') {
    return [];
  }
  const message = `Without parentheses this is a key named ${signature.name}. Write ${signature.name}(…) to call it.`;
  const empty = signature.parameters.length === 0;
  const fix = { title: 'Add ()', offset: node.end, length: 0, text: '()' };
  return [{ ...errorAt(node, 'uncalled-function', message, empty ? fix : undefined), advice: true }];
}
