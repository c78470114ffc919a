import { ExactNumber } from '../../expressions/python/exactNumber';
import type { JsonObject, JsonValue } from '../../model/json';
import { isObject } from '../exactJson';
import { crashed, success } from '../outcome';
import type { Outcome } from '../outcome';
import { MAX_NESTING } from '../valueMeter';
import { below, isIgnored } from './sharedValue';
import type { Rewrite, TextRewriter } from './sharedValue';

/** A copy that shares nothing with the value; what stands in it twice stands in the copy twice. */
export function copyDeeply(value: JsonValue): JsonValue {
  return copy(value, new Map());
}

function copy(value: JsonValue, known: Map<object, JsonValue>): JsonValue {
  if (typeof value !== 'object' || value === null || value instanceof ExactNumber) return value;
  const before = known.get(value);
  if (before !== undefined) return before;
  const copied: JsonValue = isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copy(item ?? null, known)]))
    : value.map((item) => copy(item, known));
  known.set(value, copied);
  return copied;
}

/** Changes lists and objects themselves, so that whatever shares them changes, too. The value must be a copy. */
export const rewriteInPlace: Rewrite = (value, _mark, rewriter, ignored) => {
  const failure = rewriteWithin(value, rewriter, [], ignored);
  return failure ?? success(value);
};

function rewriteWithin(
  value: JsonValue,
  rewriter: TextRewriter,
  keys: readonly string[],
  ignored: readonly (readonly string[])[],
): Outcome<never> | undefined {
  if (typeof value !== 'object' || value === null || value instanceof ExactNumber) return undefined;
  if (keys.length > MAX_NESTING) return crashed('its data came to contain itself.');
  const object = isObject(value);
  for (const key of Object.keys(value)) {
    if (object && isIgnored(key, ignored)) continue;
    const item = (value as JsonObject)[key] ?? null;
    if (typeof item === 'string') {
      const rewritten = rewriter(item, [...keys, key]);
      if (!rewritten.ok) return rewritten;
      if (rewritten.value !== item) put(value, key, rewritten.value);
    } else {
      const failure = rewriteWithin(item, rewriter, [...keys, key], object ? below(key, ignored) : []);
      if (failure !== undefined) return failure;
    }
  }
  return undefined;
}

/** Names such as `__proto__` are names like any other. */
function put(container: object, key: string, value: JsonValue): void {
  Object.defineProperty(container, key, { value, writable: true, enumerable: true, configurable: true });
}
