import type { ExpressionError } from '../expressionError';
import type { ExpressionNode } from '../nodes';
import { adviceAt, errorAt, replaceNode } from './rule';

const WORDS: ReadonlyMap<string, string> = new Map([
  ['True', 'true'],
  ['TRUE', 'true'],
  ['False', 'false'],
  ['FALSE', 'false'],
  ['None', 'null'],
  ['Null', 'null'],
  ['NULL', 'null'],
  ['nil', 'null'],
  ['undefined', 'null'],
]);

/** What begins like JSON, or like a number. */
const ALMOST_JSON = /^\s*(?:[[{"]|[+.]?\d|-)/;

/**
 * A backtick literal that is no JSON counts as text. Where it nearly is JSON, that is hardly meant.
 *
 * Example: `` `True` `` is the text "True"; `` `{a: 1}` `` is no object.
 */
export function checkLiteralText(node: ExpressionNode, text: string): readonly ExpressionError[] {
  if (node.kind !== 'literal' || node.form !== 'bare' || typeof node.value !== 'string') {
    return [];
  }
  const word = WORDS.get(node.value.trim());
  if (word !== undefined) {
    const message = `This is the text “${node.value.trim()}”, no JSON. Write \`${word}\`.`;
    return [adviceAt(node, 'literal-is-text', message, replaceNode(node, `\`${word}\``))];
  }
  const content = text.slice(node.start + 1, node.end - 1);
  // A date such as 2024-01-31 is plainly meant as text.
  if (!ALMOST_JSON.test(content) || /^\d[\d-]*[-T:]/.test(content)) {
    return [];
  }
  const message = 'This is no JSON, so it counts as text. Mend the JSON, or write the text in single quotes.';
  return [{ ...errorAt(node, 'literal-is-text', message), advice: true }];
}
