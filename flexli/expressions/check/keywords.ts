import type { ExpressionError } from '../expressionError';
import type { ExpressionNode } from '../nodes';
import { adviceAt, replaceNode } from './rule';

const KEYWORDS: ReadonlySet<string> = new Set(['true', 'false', 'null']);

/**
 * `true`, `false` and `null` without backticks are keys like any others, and mostly give null.
 *
 * Example: `items[?active == true]`, `active || false`.
 */
export function checkKeywords(node: ExpressionNode, text: string): readonly ExpressionError[] {
  return [...valuesIn(node), ...(text.trim() === textOf(node, text) ? [node] : [])].flatMap((part) => {
    if (part.kind !== 'field' || part.quoted || !KEYWORDS.has(part.name)) {
      return [];
    }
    const literal = `\`${part.name}\``;
    const message = `Without backticks this is a key named ${part.name}. Write ${literal}.`;
    return [adviceAt(part, 'bare-keyword', message, replaceNode(part, literal))];
  });
}

/** The parts of a node that are values for themselves. */
function valuesIn(node: ExpressionNode): readonly ExpressionNode[] {
  switch (node.kind) {
    case 'comparison':
    case 'and':
    case 'or':
      return [node.left, node.right];
    case 'call':
      return node.arguments;
    default:
      return [];
  }
}

function textOf({ start, end }: ExpressionNode, text: string): string {
  return text.slice(start, end);
}
