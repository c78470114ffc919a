import type { JsonValue } from '../model/json';
import { isObject } from './exactJson';

/**
 * A copy of `target` with `value` at the place that `keys` walk to; whatever is no object on the way is replaced by one,
 * and objects are merged deeply. Only the objects on the way are new: everything else is shared with `target`.
 */
export function setAt(target: JsonValue, keys: readonly string[], value: JsonValue): JsonValue {
  const [key, ...rest] = keys;
  if (key === undefined) return merge(target, value);
  const object = isObject(target) ? target : {};
  const current = Object.hasOwn(object, key) ? (object[key] ?? null) : null;
  return { ...object, [key]: setAt(current, rest, value) };
}

function merge(target: JsonValue, value: JsonValue): JsonValue {
  if (!isObject(target) || !isObject(value)) return value;
  const merged = Object.entries(value).map(([key, item]) => {
    const current = Object.hasOwn(target, key) ? target[key] : undefined;
    return [key, current === undefined ? (item ?? null) : merge(current, item ?? null)] as const;
  });
  return { ...target, ...Object.fromEntries(merged) };
}
