import type { ExpressionError, ExpressionFix } from '../expressionError';
import { describeArity } from '../functions/argumentTypes';
import { signatureLabel } from '../functions/signature';
import type { FunctionSignature } from '../functions/signature';
import { signatureOf } from '../functions/signatures';
import type { CallNode, CurrentNode, ExpressionNode } from '../nodes';
import { fits } from './fitting';

/**
 * A function takes as many arguments as its signature says.
 *
 * Example: `join(tags)` lacks the separator; `items.length()` is written `items.length(@)`.
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
  const fix = got === wanted - 1 ? currentValue(node, signature) : undefined;
  const place = { offset: node.nameStart, length: node.end - node.nameStart };
  return [{ code: 'wrong-argument-count', message, ...place, ...(fix && { fix }) }];
}

/**
 * A call as other languages write it, `items.length()`: the value on its left is `@` inside the parentheses. Undefined
 * when the arguments that are there do not tell which place is empty, or when that is one for `&key`.
 */
function currentValue(node: CallNode, { parameters }: FunctionSignature): ExpressionFix | undefined {
  const offset = node.end - 1;
  const current: CurrentNode = { kind: 'current', start: offset, end: offset };
  const places = parameters.flatMap((_, index) => {
    const filled: readonly ExpressionNode[] = node.arguments.toSpliced(index, 0, current);
    return parameters.every((parameter, at) => fits(parameter, filled[at] ?? current)) ? [index] : [];
  });
  const [place] = places;
  if (places.length !== 1 || place === undefined) {
    return undefined;
  }
  const title = 'Write @ for the current value';
  const following = node.arguments[place];
  if (following !== undefined) {
    return { title, offset: following.start, length: 0, text: '@, ' };
  }
  return { title, offset, length: 0, text: node.arguments.length === 0 ? '@' : ', @' };
}
