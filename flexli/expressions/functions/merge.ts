import { EvaluationFailure } from '../failure';
import type { JsonValue } from '../jsonValue';
import { isList, isObject, setKey } from '../values';
import type { Value } from '../values';

/**
 * `merge`. jmespath.py checks the type of the first argument only and hands the others to `dict.update`, which takes
 * lists of pairs as well.
 */
export function merge(args: readonly Value[]): Value {
  const merged: Record<string, JsonValue> = {};
  for (const value of args) {
    for (const [key, member] of membersOf(value)) {
      setKey(merged, key, member);
    }
  }
  return merged;
}

function membersOf(value: Value): readonly (readonly [string, JsonValue])[] {
  if (isObject(value)) {
    return Object.entries(value).map(([key, member]) => [key, member ?? null] as const);
  }
  if (isList(value)) {
    return value.map(pairOf);
  }
  if (value === '') {
    return [];
  }
  throw new EvaluationFailure('wrong-argument-type', 'merge() takes objects only.');
}

function pairOf(item: JsonValue): readonly [string, JsonValue] {
  const parts: readonly JsonValue[] = isList(item) ? item : typeof item === 'string' ? Array.from(item) : [];
  const [key, value] = parts;
  if (parts.length !== 2 || typeof key !== 'string') {
    throw new EvaluationFailure(
      'wrong-argument-type',
      'merge() takes objects, or lists of pairs of a key and a value.',
    );
  }
  return [key, value ?? null];
}
