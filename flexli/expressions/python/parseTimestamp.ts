import { DAY, daysInMonth, wallTimeOf } from './calendar';
import type { Timestamp } from './calendar';
import type { ResolvedDate } from './dateParts';
import { timestampTokens } from './timestampTokens';
import { TimestampReader } from './timestampReader';
import { isUtc } from './timestampWords';
import { Unreadable } from './unreadable';

/**
 * Reads a timestamp in any common form, as `dateutil.parser.parse` of Python does: ISO 8601, the dates of mails and of
 * HTTP, `Jan 5 2024 3:04 PM`, `20240105T150400`. What the text leaves out is today's date and midnight, in UTC.
 * Undefined where dateutil raises.
 */
export function parseTimestamp(text: string, now: Date): Timestamp | undefined {
  try {
    const reader = new TimestampReader(timestampTokens(text), now.getUTCFullYear());
    reader.read();
    const date = reader.date.resolve();
    return saysSomething(reader, date) ? timestampOf(reader, date, now) : undefined;
  } catch (error) {
    if (error instanceof Unreadable) {
      return undefined;
    }
    throw error;
  }
}

function saysSomething(reader: TimestampReader, date: ResolvedDate): boolean {
  const { weekday, hour, minute, second, zone, offset } = reader;
  const time = [weekday, hour, minute, second, zone, offset];
  return Object.keys(date).length > 0 || time.some((part) => part !== undefined);
}

function timestampOf(reader: TimestampReader, date: ResolvedDate, now: Date): Timestamp | undefined {
  const short = date.year !== undefined && date.year < 100 && !reader.date.centuryGiven;
  const year = short ? reader.fullYear(date.year ?? 0) : (date.year ?? now.getUTCFullYear());
  const month = date.month ?? now.getUTCMonth() + 1;
  if (month < 1 || month > 12) {
    return undefined;
  }
  const microsecond = reader.microsecond ?? 0;
  const wallTime = wallTimeOf({
    year,
    month,
    day: date.day ?? Math.min(now.getUTCDate(), daysInMonth(year, month)),
    hour: reader.hour ?? 0,
    minute: reader.minute ?? 0,
    second: reader.second ?? 0,
    millisecond: Math.floor(microsecond / 1000),
  });
  if (wallTime === undefined) {
    return undefined;
  }
  const zone = zoneOf(reader);
  if (zone.offset !== undefined && Math.abs(zone.offset) >= DAY / 1000) {
    return undefined;
  }
  return { wallTime: wallTime + daysUntil(reader, date, wallTime), microseconds: microsecond % 1000, ...zone };
}

/** A weekday without a day means the next such day, today included. */
function daysUntil({ weekday }: TimestampReader, date: ResolvedDate, wallTime: number): number {
  if (weekday === undefined || date.day !== undefined) {
    return 0;
  }
  const today = (new Date(wallTime).getUTCDay() + 6) % 7;
  return ((weekday - today + 7) % 7) * DAY;
}

/** A name alone is only known where it means UTC. */
function zoneOf({ zone, offset }: TimestampReader): { readonly offset: number | undefined; readonly zone: string } {
  if (offset === 0 || (zone !== undefined && isUtc(zone))) {
    return { offset: 0, zone: 'UTC' };
  }
  return offset === undefined ? { offset, zone: '' } : { offset, zone: zone ?? '' };
}
