import { type JsonValue, isJsonObject } from '../../../flexli/model/json';

/** What an outline keeps at most; more of the same kind tells nothing new. */
const MOST = { depth: 8, keys: 60, keyLength: 60, items: 50, kinds: 4 } as const;

/**
 * A value without what it says, as `flexli/samples` wants it: texts are empty, numbers 0, booleans false, and lists have
 * one item of each kind. An object with very many keys is one whose keys are data themselves; of it nothing is kept.
 */
export function outlineOf(value: JsonValue, depth = 0): JsonValue {
  switch (typeof value) {
    case 'string':
      return '';
    case 'number':
      return 0;
    case 'boolean':
      return false;
    default:
      if (value === null || depth > MOST.depth) return null;
  }
  if (!isJsonObject(value)) return kinds(value.slice(0, MOST.items).map((item) => outlineOf(item, depth + 1)));
  const keys = Object.entries(value);
  if (keys.length > MOST.keys) return {};
  return Object.fromEntries(
    keys
      .filter(([key]) => key.length <= MOST.keyLength)
      .map(([key, item]) => [key, outlineOf(item ?? null, depth + 1)]),
  );
}

/** Values that say different things, the first few. */
export function kinds(values: readonly JsonValue[]): JsonValue[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()].slice(0, MOST.kinds);
}
