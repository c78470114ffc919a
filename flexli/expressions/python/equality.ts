import { isList, isObject } from '../values';
import type { Value } from '../values';

/** `==` of Python: true equals 1 and false equals 0, at any depth. */
export function pythonEquals(left: Value, right: Value): boolean {
  if (left === right) {
    return true;
  }
  if (typeof left === 'boolean' || typeof right === 'boolean') {
    return asNumber(left) === asNumber(right) && asNumber(left) !== undefined;
  }
  if (isList(left)) {
    return (
      isList(right) &&
      left.length === right.length &&
      left.every((item, index) => pythonEquals(item, right[index] ?? null))
    );
  }
  if (!isObject(left) || !isObject(right)) {
    return false;
  }
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && pythonEquals(left[key] ?? null, right[key] ?? null))
  );
}

/** `==` of jmespath.py: at the top, 0 and 1 are no booleans. */
export function expressionEquals(left: Value, right: Value): boolean {
  if (typeof left === 'boolean' || typeof right === 'boolean') {
    return left === right;
  }
  return pythonEquals(left, right);
}

function asNumber(value: Value): number | undefined {
  return typeof value === 'boolean' ? Number(value) : typeof value === 'number' ? value : undefined;
}
