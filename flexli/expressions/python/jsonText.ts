import type { JsonValue } from '../jsonValue';

/** Where `json.loads` takes more than JSON: these words, outside strings. */
const STRINGS_AND_WORDS = /"(?:[^"\\]|\\[^])*"|-?Infinity|NaN/g;

/** A number that fits into a double without loss, of the common small sort. */
const SMALL_INTEGER = /^-?[1-9]\d{0,14}$/;

/** `json.loads`; undefined where Python raises. Takes `NaN`, `Infinity` and `-Infinity` like Python. */
export function parsePythonJson(text: string): JsonValue | undefined {
  const first = text.charCodeAt(0);
  if (first === 0x22) {
    return parseString(text);
  }
  if (SMALL_INTEGER.test(text)) {
    return Number(text);
  }
  const value = tryParse(text);
  if (value !== undefined || !(text.includes('Infinity') || text.includes('NaN'))) {
    return value;
  }
  const words = text.replace(STRINGS_AND_WORDS, (match) =>
    match.startsWith('"') ? match : match === 'NaN' ? '{"\\u0000NaN":0}' : match.replace('Infinity', '1e999'),
  );
  return tryParse(words, (_key, part) => (isNaNMark(part) ? NaN : part));
}

/** Most strings hold nothing that needs decoding, and then no exception is risked either. */
function parseString(text: string): JsonValue | undefined {
  for (let index = 1; index < text.length - 1; index++) {
    const code = text.charCodeAt(index);
    if (code === 0x5c || code === 0x22 || code < 0x20) {
      return tryParse(text);
    }
  }
  return text.length > 1 && text.endsWith('"') ? text.slice(1, -1) : undefined;
}

function tryParse(text: string, reviver?: (key: string, part: unknown) => unknown): JsonValue | undefined {
  try {
    const value = JSON.parse(text, reviver) as JsonValue;
    // Python's integers know no negative zero.
    return Object.is(value, -0) ? 0 : value;
  } catch {
    return undefined;
  }
}

function isNaNMark(part: unknown): boolean {
  return typeof part === 'object' && part !== null && Object.hasOwn(part, '\u0000NaN');
}
