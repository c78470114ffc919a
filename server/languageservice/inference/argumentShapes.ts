import type { FunctionParameter } from '../../../flexli/expressions/functions/signature';
import type { ParameterType } from '../../../flexli/expressions/functions/table';
import type { Shape } from './shape';
import { membersOf } from './shape';

/**
 * Whether a function can take a value as its argument. True as long as anything that the value can be fits; what may be
 * null or missing is not held against it.
 */
export function canTake({ types }: FunctionParameter, shape: Shape): boolean {
  const members = membersOf(shape).filter(({ kind }) => kind !== 'null');
  if (members.length === 0 || types.includes('any') || types.includes('expression')) return true;
  return members.some((member) => types.some((type) => fits(member, type)));
}

function fits(shape: Shape, type: ParameterType): boolean {
  switch (type) {
    case 'array':
      return shape.kind === 'list';
    case 'array-string':
    case 'array-number': {
      if (shape.kind !== 'list') return false;
      const items = membersOf(shape.items);
      return items.length === 0 || items.some(({ kind }) => kind === type.slice('array-'.length));
    }
    default:
      return shape.kind === type;
  }
}
