import { numberOf } from '../../expressions/python/exactNumber';
import type { JsonValue } from '../../model/json';

/**
 * The next value of a counter of the Data action, or why there is none. A key that is not there counts from 0.
 * `amount` is negative to count down.
 */
export function countValue(
  key: string,
  current: JsonValue | undefined,
  amount: number,
): { readonly ok: true; readonly value: number } | { readonly ok: false; readonly message: string } {
  const from = current === undefined || current === null ? 0 : (numberOf(current) ?? NaN);
  const value = from + amount;
  if (Number.isSafeInteger(from) && Number.isSafeInteger(value)) return { ok: true, value };
  return { ok: false, message: `the value of ${key} is no whole number to count with; write one first.` };
}
