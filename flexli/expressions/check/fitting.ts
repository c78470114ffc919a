import { describeTypes, firstWrong } from '../functions/argumentTypes';
import type { FunctionParameter } from '../functions/signature';
import { withoutGroups } from '../nodes';
import type { ExpressionNode } from '../nodes';
import { staticTypes } from './staticTypes';

/** What an argument is, in words, when nothing that it can be is taken; undefined otherwise. */
export function misfit({ types }: FunctionParameter, argument: ExpressionNode): string | undefined {
  const inner = withoutGroups(argument);
  if (inner.kind === 'literal') {
    return firstWrong(inner.value, types);
  }
  const possible = staticTypes(inner);
  if (possible === undefined || types.includes('any')) {
    return undefined;
  }
  const taken: readonly string[] = types.map((type) => (type.startsWith('array') ? 'array' : type));
  return possible.some((type) => taken.includes(type)) ? undefined : describeTypes(possible);
}

/** True if the argument can be what the parameter takes; a parameter for `&key` takes nothing else. */
export function fits(parameter: FunctionParameter, argument: ExpressionNode): boolean {
  const isReference = withoutGroups(argument).kind === 'expressionReference';
  return parameter.types.includes('expression') ? isReference : misfit(parameter, argument) === undefined;
}
