/** A point in time as read from a text: a wall clock, and the zone where the text names one. */
export interface Timestamp {
  /** The wall clock in milliseconds since 1970, as if it were UTC. */
  readonly wallTime: number;
  /** What comes below the milliseconds: 0 to 999. */
  readonly microseconds: number;
  /** Seconds east of UTC; undefined where the text names no zone that is known. */
  readonly offset: number | undefined;
  /** What strftime writes for `%Z`; empty without an offset. */
  readonly zone: string;
}

/** A date and a time of day on a wall clock; months count from 1. */
export interface WallClock {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

export const DAY = 86_400_000;

/** 31 for January. The year only matters in February. */
export function daysInMonth(year: number, month: number): number {
  return month === 2
    ? isLeapYear(year)
      ? 29
      : 28
    : month === 4 || month === 6 || month === 9 || month === 11
      ? 30
      : 31;
}

/** Milliseconds since 1970 as if the wall clock were UTC; undefined where Python has no such date or time. */
export function wallTimeOf(clock: WallClock): number | undefined {
  const { year, month, day, hour, minute, second, millisecond } = clock;
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
    return undefined;
  }
  if (hour > 23 || minute > 59 || second > 59) {
    return undefined;
  }
  // Date.UTC would take the years below 100 for those after 1900.
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second, millisecond);
  return date.getTime();
}

/** The timestamp so many minutes later; undefined outside of the years 1 to 9999. */
export function addMinutes(timestamp: Timestamp, minutes: number): Timestamp | undefined {
  const whole = Math.trunc(minutes);
  const micros = timestamp.microseconds + Math.round((minutes - whole) * 60_000_000);
  const carried = Math.floor(micros / 1000);
  const wallTime = timestamp.wallTime + whole * 60_000 + carried;
  if (!(wallTime >= EARLIEST && wallTime <= LATEST)) {
    return undefined;
  }
  return { ...timestamp, wallTime, microseconds: micros - carried * 1000 };
}

const EARLIEST = -62_135_596_800_000;
const LATEST = 253_402_300_799_999;

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
