import type { Node } from 'jsonc-parser';
import type { JsonValue } from '../../../flexli/model/json';
import { isJsonObject } from '../../../flexli/model/json';

/** The value of a node. Of a doubled key the last one counts. */
export function jsonOf(node: Node): JsonValue {
  if (node.type === 'array') return (node.children ?? []).map(jsonOf);
  if (node.type !== 'object') return node.value as JsonValue;
  // Entries, since assigning to a key such as "__proto__" does something else.
  const entries = (node.children ?? []).flatMap(({ children }): readonly [string, JsonValue][] => {
    const [key, value] = children ?? [];
    return key && value ? [[key.value as string, jsonOf(value)]] : [];
  });
  return Object.fromEntries(entries);
}

/** Equality of JSON Schema: by value, whatever the order of keys; true is not 1. */
export function sameJson(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  if (a === b) return true;
  if (Array.isArray(a)) {
    const [left, right] = [a as readonly JsonValue[], b];
    if (!Array.isArray(right)) return false;
    return left.length === right.length && left.every((item, index) => sameJson(item, right[index] as JsonValue));
  }
  if (!isJsonObject(a) || !isJsonObject(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key], b[key]))
  );
}
