import type { JsonValue } from '../../../flexli/model/json';
import { isJsonObject } from '../../../flexli/model/json';
import type { KeyShape, Rest, Shape } from './shape';
import { BOOLEAN, keyShape, listOf, NULL, NUMBER, objectShape, STRING, UNKNOWN } from './shape';
import { uniteAll } from './unite';

/** Longer lists are alike from here on. */
const MAX_ITEMS = 50;
const MAX_DEPTH = 40;

/**
 * The shape of a value that is written out.
 *
 * @param rest what is thought of keys that the value does not have: `none` for a constant, `possible` for a sample
 */
export function shapeOfJson(value: JsonValue, rest: Rest, origin?: string, depth = 0): Shape {
  if (value === null) return NULL;
  switch (typeof value) {
    case 'boolean':
      return BOOLEAN;
    case 'number':
      return NUMBER;
    case 'string':
      return STRING;
    default:
      if (depth > MAX_DEPTH) return UNKNOWN;
  }
  if (!isJsonObject(value)) {
    const items = value.slice(0, MAX_ITEMS);
    return listOf(uniteAll(items.map((item) => shapeOfJson(item, rest, origin, depth + 1))));
  }
  const keys = new Map<string, KeyShape>();
  for (const [key, item] of Object.entries(value)) {
    keys.set(key, keyShape(shapeOfJson(item ?? null, rest, origin, depth + 1), { origin }));
  }
  return objectShape(keys, rest);
}
