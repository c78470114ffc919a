import { mayHoldExactNumbers, readJson as readExactJson } from '../expressions/python/exactJson';
import { ExactNumber, numberOf, withPlainNumbers } from '../expressions/python/exactNumber';
import { isJsonObject } from '../model/json';
import type { JsonObject, JsonValue } from '../model/json';

/** True for an object that is no list, no null and no exact number. */
export function isObject(value: JsonValue | undefined): value is JsonObject {
  return isJsonObject(value) && !isExact(value);
}

function isExact(value: object): boolean {
  return value instanceof ExactNumber;
}

/** Reads what `writeJson` wrote; throws what `JSON.parse` throws. */
export function readJson(text: string): JsonValue {
  return readExactJson(text);
}

/**
 * Reads a workflow or a connector: integers beyond 2^53 keep their digits in what its actions send and set. Fractions are
 * plain, since the hosted API takes none; so is all of conditions, which compare plain numbers. Throws what `JSON.parse`
 * throws.
 */
export function readDocument(text: string): JsonValue {
  return mayHoldExactNumbers(text) ? withExactIntegers(readExactJson(text)) : (JSON.parse(text) as JsonValue);
}

function withExactIntegers(value: JsonValue): JsonValue {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof ExactNumber) return value.isFloat ? value.value : value;
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map(withExactIntegers);
  const members = Object.entries(value).map(([key, item = null]) => {
    return [key, key === 'condition' ? withPlainNumbers(item) : withExactIntegers(item)] as const;
  });
  return Object.fromEntries(members);
}

/** The value with the exact numbers that stand at the same places of another one. */
export function withDigitsOf(value: JsonValue, exact: JsonValue | undefined): JsonValue {
  if (typeof value === 'number') return exact !== undefined && numberOf(exact) === value ? exact : value;
  if (typeof exact !== 'object' || exact === null || typeof value !== 'object' || value === null) return value;
  if (isExact(value)) return value;
  const others = exact as Readonly<Record<string, JsonValue>>;
  const members = Object.entries(value).map(([key, item = null]) => [key, withDigitsOf(item, others[key])] as const);
  return Array.isArray(value) ? members.map(([, item]) => item) : Object.fromEntries(members);
}

/** Writes JSON in which exact numbers have all their digits. */
export function writeJson(value: JsonValue): string {
  if (!holdsExact(value)) return JSON.stringify(value);
  // Infinities have no place in JSON.
  if (value instanceof ExactNumber) return Number.isFinite(value.value) ? value.text : 'null';
  if (Array.isArray(value)) return `[${(value as readonly JsonValue[]).map(writeJson).join(',')}]`;
  const members = Object.entries(value as JsonObject).filter(([, item]) => item !== undefined);
  return `{${members.map(([key, item]) => `${JSON.stringify(key)}:${writeJson(item ?? null)}`).join(',')}}`;
}

/** Writes JSON as people read it, two spaces a level, in which exact numbers have all their digits. */
export function writePrettyJson(value: unknown): string {
  const plain = JSON.stringify(value, null, 2);
  let mark = '#number';
  while (plain.includes(mark)) mark += '#';
  const text = JSON.stringify(
    value,
    function (this: Readonly<Record<string, unknown>>, key, item: unknown) {
      // By now the item itself is the plain number.
      const given = this[key];
      return given instanceof ExactNumber && Number.isFinite(given.value) ? mark + given.text : item;
    },
    2,
  );
  return text.replace(new RegExp(`"${mark}([^"]*)"`, 'g'), '$1');
}

function holdsExact(value: JsonValue): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return isExact(value) || (Object.values(value) as readonly JsonValue[]).some(holdsExact);
}
