import type { JsonValue } from '../jsonValue';
import { pythonFloat, pythonInteger } from './exactNumber';

/** A fraction of zeros, an exponent, or so many digits that a double may not hold them. */
const UNUSUAL = /\d\.0+(?!\d)|\d[eE][+-]?\d|\d{16}/;
const STRINGS_AND_NUMBERS = /"(?:[^"\\]|\\[^])*"|-?\d[\d.eE+-]*/g;

/** Whether a text of JSON may hold a number that JavaScript does not tell as Python does. */
export function mayHoldExactNumbers(text: string): boolean {
  return UNUSUAL.test(text);
}

/**
 * Reads JSON as `JSON.parse` does, but for numbers that Python knows better: `5.0` stays a float, and an integer beyond 2^53
 * keeps its digits, as exact numbers. Throws what `JSON.parse` throws.
 */
export function readJson(text: string): JsonValue {
  const value = JSON.parse(text) as JsonValue;
  if (!mayHoldExactNumbers(text)) return value;
  const mark = unusedKey(JSON.stringify(value));
  const marked = text.replace(STRINGS_AND_NUMBERS, (token) =>
    token.startsWith('"') || !UNUSUAL.test(token) ? token : `{"${mark}":"${token}"}`,
  );
  return JSON.parse(marked, (_key, part: JsonValue) => unmarked(part, mark)) as JsonValue;
}

/** A key that a text without needless escapes does not have, so that nobody can write a number where there is none. */
function unusedKey(text: string): string {
  let key = '#number';
  while (text.includes(key)) key += '#';
  return key;
}

function unmarked(part: JsonValue, mark: string): JsonValue {
  if (typeof part !== 'object' || part === null || !Object.hasOwn(part, mark)) return part;
  const token = (part as Readonly<Record<string, JsonValue>>)[mark];
  if (typeof token !== 'string') return part;
  return /^-?\d+$/.test(token) ? pythonInteger(token) : pythonFloat(Number(token));
}
