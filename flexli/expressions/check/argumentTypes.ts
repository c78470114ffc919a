import type { ExpressionError } from '../expressionError';
import { describeTypes } from '../functions/argumentTypes';
import { signatureLabel } from '../functions/signature';
import type { FunctionParameter, FunctionSignature } from '../functions/signature';
import { signatureOf } from '../functions/signatures';
import { withoutGroups } from '../nodes';
import type { CallNode, ExpressionNode } from '../nodes';
import { fits, misfit } from './fitting';
import { errorAt } from './rule';

/**
 * An argument whose type is plain without data must be one that the function takes.
 *
 * Example: `sort_by(items, name)` needs `&name`; `length(\`5\`)` can never work.
 */
export function checkArgumentTypes(node: ExpressionNode, text: string): readonly ExpressionError[] {
  const signature = node.kind === 'call' ? signatureOf(node.name) : undefined;
  if (node.kind !== 'call' || signature === undefined) {
    return [];
  }
  // Too few or too many arguments are a matter of their own, after which it is not plain which is which.
  if (node.arguments.length < signature.parameters.length) {
    return [];
  }
  const swapped = swappedArguments(node, signature, text);
  if (swapped !== undefined) {
    return [swapped];
  }
  return signature.parameters.flatMap((parameter, index) => {
    const argument = node.arguments[index];
    return argument === undefined ? [] : checkArgument(signature.name, parameter, argument);
  });
}

function checkArgument(
  name: string,
  parameter: FunctionParameter,
  argument: ExpressionNode,
): readonly ExpressionError[] {
  const inner = withoutGroups(argument);
  const wanted = `${name}() takes ${describeTypes(parameter.types)} as its ${parameter.name}`;
  if (parameter.types.includes('expression')) {
    return inner.kind === 'expressionReference' ? [] : [lacksReference(wanted, argument)];
  }
  const got = misfit(parameter, inner);
  if (got === undefined) {
    return [];
  }
  if (inner.kind !== 'expressionReference') {
    return [errorAt(argument, 'wrong-argument-type', `${wanted}, but this is ${got}.`)];
  }
  const fix = { title: 'Remove &', offset: inner.start, length: 1, text: '' };
  return [errorAt(argument, 'wrong-argument-type', `${wanted}, without an & in front.`, fix)];
}

function lacksReference(wanted: string, argument: ExpressionNode): ExpressionError {
  const fix = { title: 'Write & in front', offset: argument.start, length: 0, text: '&' };
  return errorAt(argument, 'wrong-argument-type', `${wanted}. Write & in front of it.`, fix);
}

/** Two arguments of which one cannot stand where it is, while both can the other way round: `map(items, &id)`. */
function swappedArguments(node: CallNode, signature: FunctionSignature, text: string): ExpressionError | undefined {
  const [first, second, ...more] = node.arguments;
  const [one, two, ...others] = signature.parameters;
  if (first === undefined || second === undefined || one === undefined || two === undefined) {
    return undefined;
  }
  const isPair = more.length === 0 && others.length === 0;
  if (!isPair || (fits(one, first) && fits(two, second)) || !fits(one, second) || !fits(two, first)) {
    return undefined;
  }
  const sourceOf = ({ start, end }: ExpressionNode) => text.slice(start, end);
  const between = text.slice(first.end, second.start);
  const swapped = sourceOf(second) + between + sourceOf(first);
  const { start: offset } = first;
  const fix = { title: 'Swap the arguments', offset, length: second.end - offset, text: swapped };
  const message = `The arguments stand the other way round: ${signatureLabel(signature)}.`;
  return { code: 'wrong-argument-type', message, offset, length: second.end - offset, fix };
}
