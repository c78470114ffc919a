import type { JsonValue } from '../model/json';

/**
 * Levels of lists and objects within each other that a run takes. Python's own JSON reader gives up at about a thousand,
 * and whatever walks a value by recursion would at some ten thousand.
 */
export const MAX_NESTING = 500;

/** Whether a value is nested deeper than that. */
export function isTooDeep(value: JsonValue): boolean {
  let level: readonly JsonValue[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_NESTING) return true;
    level = level.flatMap(childrenOf);
  }
  return false;
}

function childrenOf(value: JsonValue): readonly JsonValue[] {
  if (typeof value !== 'object' || value === null) return [];
  const children: readonly (JsonValue | undefined)[] = Object.values(value);
  return children.filter((child) => typeof child === 'object' && child !== null);
}
