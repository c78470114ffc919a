import type { ExpressionError } from '../expressionError';
import { signatureOf } from '../functions/signatures';
import type { ExpressionNode } from '../nodes';
import { adviceAt, replaceNode } from './rule';

/** Parameters that are nearly always written out. */
const WRITTEN_OUT: ReadonlySet<string> = new Set(['prefix', 'suffix', 'search', 'separator', 'format', 'characters']);

/**
 * Double quotes name a key, single quotes hold text.
 *
 * Example: `items[?type == "user"]` compares two keys; `'user'` was meant.
 */
export function checkQuotes(node: ExpressionNode): readonly ExpressionError[] {
  if (node.kind === 'comparison') {
    return isQuoted(node.left) ? [] : adviseText(node.right);
  }
  if (node.kind !== 'call') {
    return [];
  }
  const parameters = signatureOf(node.name)?.parameters ?? [];
  return node.arguments.flatMap((argument, index) => {
    const parameter = parameters[index] ?? parameters.at(-1);
    return parameter !== undefined && WRITTEN_OUT.has(parameter.name) ? adviseText(argument) : [];
  });
}

function adviseText(node: ExpressionNode): readonly ExpressionError[] {
  if (node.kind !== 'field' || !node.quoted) {
    return [];
  }
  const text = `'${node.name.replaceAll("'", "\\'")}'`;
  const message = `Double quotes name a key. For the text itself, write ${text}.`;
  return [adviceAt(node, 'double-quoted-text', message, replaceNode(node, text))];
}

function isQuoted(node: ExpressionNode): boolean {
  return node.kind === 'field' && node.quoted;
}
