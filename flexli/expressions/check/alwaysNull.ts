import type { ExpressionError } from '../expressionError';
import { describeTypes } from '../functions/argumentTypes';
import { signatureOf } from '../functions/signatures';
import { withoutGroups } from '../nodes';
import type { BinaryNode, ExpressionNode, FieldNode, SubexpressionNode } from '../nodes';
import type { ValueType } from '../values';
import { errorAt } from './rule';
import { staticTypes } from './staticTypes';

/**
 * Only an object has keys, only a list has items; of anything else every key and item is null.
 *
 * Example: `items[*] | name` reads a key of a list; `items[*].name` was meant.
 */
export function checkAlwaysNull(node: ExpressionNode): readonly ExpressionError[] {
  if (node.kind === 'subexpression' || node.kind === 'pipe') {
    const field = headOf(node.right);
    const types = staticTypes(node.left);
    return field !== undefined && isNever(types, 'object') ? [keyOfNothing(node, field, types)] : [];
  }
  if (node.kind === 'index' || node.kind === 'filterProjection' || node.kind === 'listProjection') {
    const types = node.left && staticTypes(node.left);
    if (node.left !== undefined && isNever(types, 'array')) {
      const message = `Only a list has items, but this is ${describeTypes(types)}; the result is always null.`;
      return [{ ...errorAt(node.left, 'always-null', message), advice: true }];
    }
  }
  return [];
}

function isNever(types: readonly ValueType[] | undefined, type: ValueType): types is readonly ValueType[] {
  return types !== undefined && !types.includes(type) && !types.includes('expression');
}

function keyOfNothing(
  { kind, right }: SubexpressionNode | BinaryNode,
  field: FieldNode,
  types: readonly ValueType[],
): ExpressionError {
  const what = describeTypes(types);
  const called = signatureOf(field.name)?.parameters.length === 1 && withoutGroups(right) === field;
  if (called && !field.quoted) {
    const text = `${field.name}(@)`;
    const message = `This reads a key named ${field.name} of ${what}, which is always null. To call the function, write ${text}.`;
    const fix = { title: `Write ${text}`, offset: field.start, length: field.end - field.start, text };
    return { ...errorAt(field, 'always-null', message, fix), advice: true };
  }
  const way = kind === 'pipe' ? 'a dot in place of the pipe' : '[*] behind the list';
  const hint = types.includes('array') ? ` For a key of every item, write ${way}.` : '';
  const message = `Only an object has keys, but this is a key of ${what}; the result is always null.${hint}`;
  return { ...errorAt(field, 'always-null', message), advice: true };
}

/** The key that is read first. */
function headOf(node: ExpressionNode): FieldNode | undefined {
  let head: ExpressionNode | undefined = node;
  while (head !== undefined && head.kind !== 'field') {
    switch (head.kind) {
      case 'subexpression':
      case 'index':
      case 'slice':
      case 'listProjection':
      case 'objectProjection':
      case 'filterProjection':
      case 'flatten':
        head = head.left;
        break;
      case 'group':
        head = head.expression;
        break;
      default:
        return undefined;
    }
  }
  return head;
}
