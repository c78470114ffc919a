import type { ExpressionNode } from '../../../flexli/expressions/nodes';

/** A tree in a short form: `(. a b)`, `[* a (. @ b)]`; what is missing reads `?`. */
export function show(node: ExpressionNode | undefined): string {
  if (node === undefined) return '-';
  switch (node.kind) {
    case 'field':
      return node.quoted ? JSON.stringify(node.name) : node.name;
    case 'current':
      return '@';
    case 'literal':
      return node.form === 'raw' ? `'${node.value as string}'` : `\`${JSON.stringify(node.value)}\``;
    case 'subexpression':
      return `(. ${show(node.left)} ${show(node.right)})`;
    case 'index':
      return `[${node.index} ${show(node.left)}]`;
    case 'slice': {
      const range = [node.from, node.to, node.step].map((part) => part ?? '').join(':');
      return node.projects
        ? `[${range} ${show(node.left)} ${show(node.right)}]`
        : `[${range} ${show(node.left)} no projection]`;
    }
    case 'listProjection':
      return `[* ${show(node.left)} ${show(node.right)}]`;
    case 'objectProjection':
      return `{* ${show(node.left)} ${show(node.right)}}`;
    case 'filterProjection':
      return `[? ${show(node.left)} ${show(node.condition)} ${show(node.right)}]`;
    case 'flatten':
      return `[] ${show(node.left)} ${show(node.right)}`;
    case 'comparison':
      return `(${node.operator} ${show(node.left)} ${show(node.right)})`;
    case 'and':
    case 'or':
    case 'pipe':
      return `(${node.kind} ${show(node.left)} ${show(node.right)})`;
    case 'not':
      return `(! ${show(node.expression)})`;
    case 'group':
      return `<${show(node.expression)}>`;
    case 'expressionReference':
      return `(& ${show(node.expression)})`;
    case 'multiSelectList':
      return `[${node.items.map(show).join(', ')}]`;
    case 'multiSelectObject':
      return `{${node.pairs.map(({ key, value }) => `${key}: ${show(value)}`).join(', ')}}`;
    case 'call':
      return `${node.name}(${node.arguments.map(show).join(', ')})`;
    case 'missing':
      return '?';
    case 'sequence':
      return `…${node.items.map(show).join(' ')}…`;
  }
}
