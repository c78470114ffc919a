import { compareCodePoints } from '../../expressions/python/codePoints';
import type { JsonValue } from '../../model/json';

/** Whether one value of the data stands to the condition's value as an operator says; undefined where they cannot be compared. */
export type Comparison = (actual: JsonValue, operator: string) => boolean | undefined;

/** Every value but a string differs from every string, and has no order among them. */
export function stringComparison(value: string): Comparison {
  return (actual, operator) => {
    if (operator === 'eq') return actual === value;
    if (operator === 'ne') return actual !== value;
    if (typeof actual !== 'string') return undefined;
    if (operator === 'starts_with') return actual.startsWith(value);
    return ordered(compareCodePoints(actual, value), operator);
  };
}

/** True and false count as 1 and 0, as in Python. */
export function numberComparison(value: number): Comparison {
  return (actual, operator) => {
    const number = typeof actual === 'boolean' ? Number(actual) : actual;
    if (operator === 'eq') return number === value;
    if (operator === 'ne') return number !== value;
    return typeof number === 'number' ? ordered(number - value, operator) : undefined;
  };
}

/** 1 and 0 count as true and false, as in Python. */
export function booleanComparison(value: boolean): Comparison {
  return (actual, operator) => {
    const equal = actual === value || actual === Number(value);
    return operator === 'eq' ? equal : operator === 'ne' && !equal;
  };
}

/** Compares two instants in milliseconds; at the very same one `before` holds, as in the hosted engine. */
export function compareInstants(actual: number, operator: string, value: number): boolean {
  if (operator === 'before') return actual <= value;
  return operator === 'after' && actual > value;
}

/** Compares versions part by part: numbers as numbers, words as words; a missing part is 0, a word is before a number. */
export function versionComparison(value: string): Comparison {
  return (actual, operator) => {
    if (typeof actual !== 'string' && typeof actual !== 'number') return operator === 'ne' ? true : undefined;
    return ordered(versionOrder(String(actual), value), operator);
  };
}

function ordered(order: number, operator: string): boolean {
  switch (operator) {
    case 'eq':
      return order === 0;
    case 'ne':
      return order !== 0;
    case 'lt':
      return order < 0;
    case 'lte':
      return order <= 0;
    case 'gt':
      return order > 0;
    case 'gte':
      return order >= 0;
    default:
      return false;
  }
}

function versionOrder(left: string, right: string): number {
  const [a, b] = [versionParts(left), versionParts(right)];
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const order = partOrder(a[index] ?? 0, b[index] ?? 0);
    if (order !== 0) return order;
  }
  return 0;
}

/** `v1.10-beta.2+build` is 1, 10, "beta", 2: a leading v and build metadata say nothing of the order. */
function versionParts(text: string): readonly (number | string)[] {
  const [version = ''] = text
    .trim()
    .replace(/^v(?=\d)/i, '')
    .split('+');
  return (version.match(/\d+|[a-z]+/gi) ?? []).map((part) => (/^\d/.test(part) ? Number(part) : part.toLowerCase()));
}

function partOrder(left: number | string, right: number | string): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (typeof left === 'string' && typeof right === 'string') return compareCodePoints(left, right);
  return typeof left === 'string' ? -1 : 1;
}
