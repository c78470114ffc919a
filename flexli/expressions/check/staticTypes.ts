import { signatureOf } from '../functions/signatures';
import type { ExpressionNode } from '../nodes';
import { typeOf } from '../values';
import type { ValueType } from '../values';

/** The types that an expression can have whatever the data; undefined when it depends on them. */
export function staticTypes(node: ExpressionNode): readonly ValueType[] | undefined {
  switch (node.kind) {
    case 'literal':
      return [typeOf(node.value)];
    case 'group':
      return staticTypes(node.expression);
    case 'not':
      return ['boolean'];
    case 'comparison':
      return node.operator === '==' || node.operator === '!=' ? ['boolean'] : ['boolean', 'null'];
    case 'listProjection':
    case 'objectProjection':
    case 'filterProjection':
    case 'flatten':
    case 'slice':
    case 'multiSelectList':
      return ['array', 'null'];
    case 'multiSelectObject':
      return ['object', 'null'];
    case 'expressionReference':
      return ['expression'];
    case 'pipe':
      return staticTypes(node.right);
    case 'and':
    case 'or': {
      const left = staticTypes(node.left);
      const right = staticTypes(node.right);
      return left === undefined || right === undefined ? undefined : [...new Set([...left, ...right])];
    }
    case 'call':
      return returnTypes(node.name);
    case 'field':
    case 'current':
    case 'index':
    case 'subexpression':
    case 'missing':
    case 'sequence':
      return undefined;
  }
}

function returnTypes(name: string): readonly ValueType[] | undefined {
  const returns = signatureOf(name)?.returns;
  if (returns === undefined) {
    return undefined;
  }
  const types: ValueType[] = [];
  for (const type of returns) {
    if (type === 'any') {
      return undefined;
    }
    types.push(type === 'array-string' || type === 'array-number' ? 'array' : type);
  }
  return types;
}
