import type { Node } from 'jsonc-parser';
import { parseExpression } from '../../../flexli/expressions/parser';
import { stringValue } from '../syntax/nodes';
import { formatFields } from '../workspace/textParts';

/** `name` or `a.b[0]`: what an author means as a path when the colons are missing. */
const PATH = /^[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*|\[\d+\])*$/;

/**
 * The expression that a constant most likely means: a path or call that lacks its colons, else a literal of the same
 * value. Undefined for what is one already, or cannot be one.
 */
export function expressionFor(literal: Node): string | undefined {
  const text = stringValue(literal);
  if (text === undefined) {
    return literal.type === 'number' || literal.type === 'boolean' ? `::\`${String(literal.value)}\`` : undefined;
  }
  if (text === '' || text.startsWith('::') || text.includes('{{') || formatFields(text).length > 0) return undefined;
  if (PATH.test(text) || isCall(text)) return `::${text}`;
  return `::'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

function isCall(text: string): boolean {
  return text.includes('(') && parseExpression(text).errors.length === 0;
}
