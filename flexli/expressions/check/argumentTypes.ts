import type { ExpressionError } from '../expressionError';
import { describeTypes, firstWrong } from '../functions/argumentTypes';
import type { FunctionParameter } from '../functions/signature';
import { signatureOf } from '../functions/signatures';
import { withoutGroups } from '../nodes';
import type { ExpressionNode } from '../nodes';
import { errorAt } from './rule';
import { staticTypes } from './staticTypes';

/**
 * An argument whose type is plain without data must be one that the function takes.
 *
 * Example: `sort_by(items, name)` needs `&name`; `length(\`5\`)` can never work.
 */
export function checkArgumentTypes(node: ExpressionNode): readonly ExpressionError[] {
  const signature = node.kind === 'call' ? signatureOf(node.name) : undefined;
  if (node.kind !== 'call' || signature === undefined) {
    return [];
  }
  const { name, parameters } = signature;
  return parameters.flatMap((parameter, index) => {
    const argument = node.arguments[index];
    return argument === undefined ? [] : checkArgument(name, parameter, argument);
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
  const got = inner.kind === 'literal' ? firstWrong(inner.value, parameter.types) : unfitting(parameter, inner);
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

/** What the argument is, in words, when nothing it can be is taken; undefined otherwise. */
function unfitting({ types }: FunctionParameter, argument: ExpressionNode): string | undefined {
  const possible = staticTypes(argument);
  if (possible === undefined || types.includes('any')) {
    return undefined;
  }
  const taken: readonly string[] = types.map((type) => (type.startsWith('array') ? 'array' : type));
  return possible.some((type) => taken.includes(type)) ? undefined : describeTypes(possible);
}
