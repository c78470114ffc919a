import type { ExpressionError } from '../expressionError';
import type { ExpressionNode } from '../nodes';
import { adviceAt, replaceNode } from './rule';

const KEYWORDS: ReadonlySet<string> = new Set(['true', 'false', 'null']);

/**
 * `true`, `false` and `null` without backticks are keys like any others, and mostly give null.
 *
 * Example: `items[?active == true]`.
 */
export function checkKeywords(node: ExpressionNode): readonly ExpressionError[] {
  const parts = node.kind === 'comparison' ? [node.left, node.right] : node.kind === 'call' ? node.arguments : [];
  return parts.flatMap((part) => {
    if (part.kind !== 'field' || part.quoted || !KEYWORDS.has(part.name)) {
      return [];
    }
    const literal = `\`${part.name}\``;
    const message = `Without backticks this is a key named ${part.name}. Write ${literal}.`;
    return [adviceAt(part, 'bare-keyword', message, replaceNode(part, literal))];
  });
}
