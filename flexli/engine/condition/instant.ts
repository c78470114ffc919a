import { parseTimestamp } from '../../expressions/python/parseTimestamp';
import type { JsonValue } from '../../model/json';

/**
 * The instant that a value stands for, in milliseconds since 1970: a text in one of the forms people use, or a number of
 * seconds, beyond the year 2603 of milliseconds. `unreadable` for a text that is no date, at which the hosted engine
 * crashes; undefined for everything else. Without a time it is midnight, without a time zone UTC.
 */
export function toInstant(value: JsonValue, now: Date): number | 'unreadable' | undefined {
  if (typeof value === 'boolean') return Number(value) * 1000;
  if (typeof value === 'number') return Math.abs(value) > LAST_SECOND ? value : value * 1000;
  if (typeof value !== 'string') return undefined;
  const timestamp = parseTimestamp(value, now);
  if (timestamp === undefined) return 'unreadable';
  return timestamp.wallTime + timestamp.microseconds / 1000 - (timestamp.offset ?? 0) * 1000;
}

/** Where numbers change from seconds to milliseconds in the library that the hosted engine checks dates with. */
const LAST_SECOND = 2e10;
