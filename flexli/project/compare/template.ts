import type { JsonValue } from '../../model/json';
import { splitPlaceholders } from '../placeholders';

/**
 * Whether a value can be what a text became when its placeholders were filled. A text without placeholders must be the
 * value itself; one that is a single placeholder can be anything that was given.
 */
export function matchesTemplate(text: string, value: JsonValue | undefined): boolean {
  const { literals } = splitPlaceholders(text);
  if (literals.length === 1) return text === value;
  if (value === undefined) return false;
  // Fills of any type: a whole placeholder may have become a number or an object.
  if (literals.every((literal) => literal.trim() === '')) return true;
  return typeof value === 'string' && matchesInOrder(literals, value);
}

/** The literals stand in the text in this order, the first at its beginning and the last at its end. */
function matchesInOrder(literals: readonly string[], text: string): boolean {
  const first = literals[0] ?? '';
  const last = literals.at(-1) ?? '';
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return false;
  let from = first.length;
  const end = text.length - last.length;
  for (const literal of literals.slice(1, -1)) {
    const at = text.indexOf(literal, from);
    if (at < 0 || at + literal.length > end) return false;
    from = at + literal.length;
  }
  return true;
}
