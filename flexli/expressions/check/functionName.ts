import type { ExpressionError, ExpressionFix } from '../expressionError';
import type { FunctionSignature } from '../functions/signature';
import { FUNCTION_SIGNATURES, signatureOf } from '../functions/signatures';
import type { CallNode, ExpressionNode } from '../nodes';
import { closestName } from './closestName';
import { otherDialect } from './otherDialects';
import type { CheckOptions } from './rule';

/**
 * A function that is called must exist where it is called.
 *
 * Example: `lenght(items)` becomes `length(items)`; `flexli_datetime_now()` does not exist in a condition.
 */
export function checkFunctionName(
  node: ExpressionNode,
  _text: string,
  options: CheckOptions,
): readonly ExpressionError[] {
  if (node.kind !== 'call') {
    return [];
  }
  const signature = signatureOf(node.name);
  if (signature === undefined) {
    return [unknownFunction(node, options)];
  }
  if (!existsHere(signature, options)) {
    const message = `${node.name}() does not exist in conditions. Put its value into the state by a transform before.`;
    return [errorAtName(node, 'function-not-in-conditions', message)];
  }
  if (node.name === 'flexli_iterator_value' && options.insideIterator === false) {
    const message = 'flexli_iterator_value() fails here, since there is no iterator around.';
    return [errorAtName(node, 'no-iterator-value', message)];
  }
  return [];
}

function unknownFunction(node: CallNode, options: CheckOptions): ExpressionError {
  const { name } = node;
  const dialect = otherDialect(name);
  if (dialect !== undefined) {
    const { origin, instead, rename } = dialect;
    const problem =
      origin === undefined ? `There is no function ${name}() here.` : `${name}() is a function of ${origin}.`;
    const fix = rename === undefined ? undefined : renamed(node, rename);
    return errorAtName(node, 'unknown-function', `${problem} ${instead}`, fix);
  }
  const names = FUNCTION_SIGNATURES.filter((each) => existsHere(each, options)).map((each) => each.name);
  const closest = closestName(name, names);
  const problem = `There is no function ${name}().`;
  if (closest === undefined) {
    return errorAtName(node, 'unknown-function', problem);
  }
  const message = `${problem} Did you mean ${closest}()?`;
  return errorAtName(node, 'unknown-function', message, renamed(node, closest));
}

function renamed({ nameStart, nameEnd }: CallNode, name: string): ExpressionFix {
  return { title: `Write ${name}`, offset: nameStart, length: nameEnd - nameStart, text: name };
}

function existsHere({ origin }: FunctionSignature, { functions }: CheckOptions): boolean {
  return origin === 'jmespath' || functions === 'all';
}

function errorAtName(node: CallNode, code: string, message: string, fix?: ExpressionFix): ExpressionError {
  const error = { code, message, offset: node.nameStart, length: node.nameEnd - node.nameStart };
  return fix === undefined ? error : { ...error, fix };
}
