import { parseTimestamp } from '../../expressions/python/parseTimestamp';
import type { JsonValue } from '../../model/json';

/**
 * The instant that an attribute of the data stands for, in milliseconds since 1970: a text in one of the forms people use,
 * or a number of seconds, beyond a trillion of milliseconds. `unreadable` for a text or number that is no date, at which
 * the hosted engine crashes; undefined for everything else. Without a time it is midnight, without a time zone UTC.
 */
export function toInstant(value: JsonValue, now: Date): number | 'unreadable' | undefined {
  if (typeof value === 'boolean') return Number(value) * 1000;
  if (typeof value === 'number') {
    const instant = value > LAST_SECOND ? value : value * 1000;
    return isInstant(instant) ? instant : 'unreadable';
  }
  if (typeof value !== 'string') return undefined;
  const timestamp = parseTimestamp(value, now);
  if (timestamp === undefined) return 'unreadable';
  return timestamp.wallTime + timestamp.microseconds / 1000 - (timestamp.offset ?? 0) * 1000;
}

const LAST_SECOND = 1e12;

/** Whether it lies in the years 1 to 9999, the only ones that Python has. False for NaN. */
export function isInstant(milliseconds: number): boolean {
  return milliseconds >= -62_135_596_800_000 && milliseconds < 253_402_300_800_000;
}
