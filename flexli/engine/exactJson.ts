import { readJson as readExactJson } from '../expressions/python/exactJson';
import { ExactNumber } from '../expressions/python/exactNumber';
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

/** Writes JSON in which exact numbers have all their digits. */
export function writeJson(value: JsonValue): string {
  if (!holdsExact(value)) return JSON.stringify(value);
  // Infinities have no place in JSON.
  if (value instanceof ExactNumber) return Number.isFinite(value.value) ? value.text : 'null';
  if (Array.isArray(value)) return `[${(value as readonly JsonValue[]).map(writeJson).join(',')}]`;
  const members = Object.entries(value as JsonObject).filter(([, item]) => item !== undefined);
  return `{${members.map(([key, item]) => `${JSON.stringify(key)}:${writeJson(item ?? null)}`).join(',')}}`;
}

function holdsExact(value: JsonValue): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return isExact(value) || (Object.values(value) as readonly JsonValue[]).some(holdsExact);
}
