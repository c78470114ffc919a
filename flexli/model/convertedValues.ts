import type { JsonValue } from './json';

/**
 * An integer that a document gives as a text; whatever is none stays as it is. Source: the hosted API takes `"5"` and `"5.0"`
 * where its schema has an integer, and reads back 5.
 */
export function toInteger<T extends JsonValue | undefined>(value: T): T | number {
  return typeof value === 'string' && /^\s*[+-]?\d+(\.0+)?\s*$/.test(value) ? Number(value) : value;
}

/** A boolean that a document gives as a number or a word, in the same way: 1, `"yes"`, `"off"` and the like. */
export function toBoolean(value: JsonValue): JsonValue {
  const word = typeof value === 'number' || typeof value === 'string' ? String(value).toLowerCase() : '';
  if (['1', 'true', 't', 'yes', 'y', 'on'].includes(word)) return true;
  if (['0', 'false', 'f', 'no', 'n', 'off'].includes(word)) return false;
  return value;
}
