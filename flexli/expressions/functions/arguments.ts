import type { JsonObject, JsonValue } from '../jsonValue';
import { numberOf } from '../python/exactNumber';
import { ExpressionReference, isList, isObject } from '../values';
import type { Value } from '../values';

/*
 * Arguments are checked before a function is called; these only tell the compiler so. What cannot happen gives the
 * empty value of the type.
 */

export function numberAt(args: readonly Value[], index: number): number {
  return numberOf(args[index]) ?? 0;
}

export function textAt(args: readonly Value[], index: number): string {
  const value = args[index];
  return typeof value === 'string' ? value : '';
}

export function listAt(args: readonly Value[], index: number): readonly JsonValue[] {
  const value = args[index] ?? null;
  return isList(value) ? value : [];
}

export function numbersAt(args: readonly Value[], index: number): readonly number[] {
  return listAt(args, index).flatMap((item) => numberOf(item) ?? []);
}

export function textsAt(args: readonly Value[], index: number): readonly string[] {
  return listAt(args, index).filter((item) => typeof item === 'string');
}

export function objectAt(args: readonly Value[], index: number): JsonObject {
  const value = args[index] ?? null;
  return isObject(value) ? value : {};
}

/** The function that a reference such as `&key` stands for. */
export function applierAt(args: readonly Value[], index: number): (item: Value) => Value {
  const value = args[index];
  return value instanceof ExpressionReference ? value.apply : () => null;
}

export function jsonAt(args: readonly Value[], index: number): JsonValue {
  const value = args[index] ?? null;
  return value instanceof ExpressionReference ? null : value;
}
