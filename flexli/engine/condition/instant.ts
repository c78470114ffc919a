import type { JsonValue } from '../../model/json';
import { parseInstant } from './instantText';

/**
 * The instant that a value stands for, in milliseconds since 1970: a text in one of the forms people use, or a number of
 * seconds. `unreadable` for a text that is no date, at which the hosted engine crashes; undefined for everything else.
 * Without a time it is midnight, without a time zone UTC.
 */
export function toInstant(value: JsonValue, now: Date): number | 'unreadable' | undefined {
  if (typeof value === 'boolean') return Number(value) * 1000;
  if (typeof value === 'number') return Number.isFinite(value) ? value * 1000 : undefined;
  if (typeof value !== 'string') return undefined;
  return parseInstant(value, now) ?? 'unreadable';
}
