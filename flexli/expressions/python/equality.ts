import { ExactNumber, numberOf } from './exactNumber';
import { isList, isObject } from '../values';
import type { Value } from '../values';

/** `==` of Python: true equals 1 and false equals 0, at any depth. */
export function pythonEquals(left: Value, right: Value): boolean {
  if (left === right) {
    return true;
  }
  const [leftNumber, rightNumber] = [numberOf(left), numberOf(right)];
  if (leftNumber !== undefined && rightNumber !== undefined) {
    return sameNumber(left, right);
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
  return typeof value === 'boolean' ? Number(value) : numberOf(value);
}

/** Integers beyond 2^53 are the same when all their digits are. */
function sameNumber(left: Value, right: Value): boolean {
  if (numberOf(left) !== numberOf(right)) return false;
  if (!(left instanceof ExactNumber) || !(right instanceof ExactNumber)) return true;
  return left.isFloat || right.isFloat || left.text === right.text;
}
