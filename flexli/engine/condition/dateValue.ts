import { wallTimeOf } from '../../expressions/python/calendar';
import type { JsonValue } from '../../model/json';
import { isInstant } from './instant';

/**
 * The instant that the value of a Date attribute stands for, in milliseconds since 1970, read as pydantic reads it for the
 * hosted engine: an ISO 8601 date or date with time, or a Unix time as a number or its digits. Undefined for what pydantic
 * takes for no date. Without a time zone it is UTC; at midnight sharp pydantic makes a date of it and drops the zone.
 */
export function dateValueInstant(value: JsonValue): number | undefined {
  if (typeof value === 'number') return unixInstant(value);
  if (typeof value !== 'string') return undefined;
  if (UNIX_TIME.test(value)) return unixInstant(Number(value));
  const parts = ISO.exec(value);
  if (parts === null) return undefined;
  const number = (index: number): number => Number(parts[index] ?? 0);
  const wall = wallTimeOf({
    year: number(1),
    month: number(2),
    day: number(3),
    hour: number(4),
    minute: number(5),
    second: number(6),
    millisecond: 0,
  });
  const offset = offsetMinutes(parts[8], number(9), number(10));
  if (wall === undefined || offset === undefined) return undefined;
  const local = wall + Number((parts[7] ?? '').padEnd(6, '0').slice(0, 6)) / 1000;
  return local % DAY === 0 ? local : local - offset * 60_000;
}

const DAY = 86_400_000;
const UNIX_TIME = /^[+-]?\d+(?:\.\d*)?$/;
const ISO =
  /^(\d{4})-(\d\d)-(\d\d)(?:[Tt_ ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?(?:[Zz]|([+\-\u2212])(\d\d):?(\d\d))?)?$/;

/** Larger numbers count milliseconds. */
const LAST_SECOND = 2e10;

function unixInstant(value: number): number | undefined {
  const instant = Math.abs(value) > LAST_SECOND ? value : value * 1000;
  return isInstant(instant) ? instant : undefined;
}

function offsetMinutes(sign: string | undefined, hours: number, minutes: number): number | undefined {
  if (hours > 23 || minutes > 59) return undefined;
  return (sign === '+' ? 1 : -1) * (hours * 60 + minutes);
}
