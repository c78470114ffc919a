import type { ExpressionNode } from './nodes';
import type { JsonObject, JsonValue } from './jsonValue';
import { ExactNumber } from './python/exactNumber';

/** `&expression` as an argument: evaluated by the function, once for every item. */
export class ExpressionReference {
  constructor(
    readonly node: ExpressionNode,
    readonly apply: (item: Value) => Value,
  ) {}
}

/** What an expression evaluates to inside: JSON, or a reference to an expression. */
export type Value = JsonValue | ExpressionReference;

/** The types of jmespath.py. */
export type ValueType = 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object' | 'expression';

export function typeOf(value: Value): ValueType {
  if (value === null) {
    return 'null';
  }
  switch (typeof value) {
    case 'boolean':
      return 'boolean';
    case 'number':
      return 'number';
    case 'string':
      return 'string';
    default:
      if (isList(value)) return 'array';
      if (value instanceof ExpressionReference) return 'expression';
      return isObject(value) ? 'object' : 'number';
  }
}

export function isList(value: Value): value is readonly JsonValue[] {
  return Array.isArray(value);
}

export function isObject(value: Value): value is JsonObject {
  return (
    typeof value === 'object' &&
    value !== null &&
    !isList(value) &&
    !(value instanceof ExpressionReference || isExact(value))
  );
}

/** For the compiler an exact number is an object, so it must not narrow what it is not. */
function isExact(value: object): boolean {
  return value instanceof ExactNumber;
}

/** The values of an object, in order. */
export function valuesOf(object: JsonObject): JsonValue[] {
  return Object.values(object).map((value) => value ?? null);
}

/** Null, false and everything empty; 0 is true. */
export function isFalse(value: Value): boolean {
  if (value === null || value === false || value === '') {
    return true;
  }
  return isList(value) ? value.length === 0 : isObject(value) && isEmpty(value);
}

function isEmpty(value: JsonObject): boolean {
  for (const key in value) {
    if (Object.hasOwn(value, key)) {
      return false;
    }
  }
  return true;
}

/** Sets a key of an object under construction, also where the key has a meaning in JavaScript. */
export function setKey(target: Record<string, JsonValue>, key: string, value: JsonValue): void {
  if (key === '__proto__') {
    Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
  } else {
    target[key] = value;
  }
}
