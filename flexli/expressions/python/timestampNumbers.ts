import { wholeNumber } from './timestampFields';
import type { TimestampFields } from './timestampFields';
import { halfOfDay, isFiller, monthOf, unitOf } from './timestampWords';
import { Unreadable } from './unreadable';

/** Reads the number at a token and what belongs to it. Returns the index of the last token read. */
export function readNumber(reader: TimestampFields, index: number): number {
  const { tokens, date } = reader;
  const token = reader.token(index);
  if (!/^\d+(?:\.\d+)?$/.test(token)) {
    throw new Unreadable();
  }
  const next = tokens[index + 1];
  const { length } = token;
  if (
    date.count === 3 &&
    (length === 2 || length === 4) &&
    reader.hour === undefined &&
    next !== ':' &&
    unitOf(next) === undefined
  ) {
    // 20240101T12, 20240101T1230
    reader.hour = wholeNumber(token.slice(0, 2));
    reader.minute = length === 4 ? wholeNumber(token.slice(2)) : reader.minute;
    return index;
  }
  if (length === 6 || token.indexOf('.') === 6) {
    readSix(reader, token);
    return index;
  }
  if (length === 8 || length === 12 || length === 14) {
    readCompact(reader, token);
    return index;
  }
  return readUnit(reader, index) ?? readClock(reader, index) ?? readDate(reader, index) ?? readPlain(reader, index);
}

/** `240131`, or `123000.5` after a date */
function readSix(reader: TimestampFields, token: string): void {
  const { date } = reader;
  if (date.count === 0 && !token.includes('.')) {
    date.addDigits(token.slice(0, 2));
    date.addDigits(token.slice(2, 4));
    date.addDigits(token.slice(4));
    return;
  }
  reader.hour = wholeNumber(token.slice(0, 2));
  reader.minute = wholeNumber(token.slice(2, 4));
  setSeconds(reader, token.slice(4));
}

/** `20240131`, `202401311230`, `20240131123000` */
function readCompact(reader: TimestampFields, token: string): void {
  const { date } = reader;
  date.addDigits(token.slice(0, 4), 'year');
  date.addDigits(token.slice(4, 6));
  date.addDigits(token.slice(6, 8));
  if (token.length > 8) {
    reader.hour = wholeNumber(token.slice(8, 10));
    reader.minute = wholeNumber(token.slice(10, 12));
  }
  if (token.length > 12) {
    reader.second = wholeNumber(token.slice(12));
  }
}

/** `12h`, `12 hours`, and a number after one: `12h04` */
function readUnit(reader: TimestampFields, index: number): number | undefined {
  const { tokens } = reader;
  const after = unitOf(tokens[index + 1]);
  const beyond = tokens[index + 1] === ' ' ? unitOf(tokens[index + 2]) : undefined;
  const before = unitOf(tokens[index - 1]);
  const last = index > 1 && index === tokens.length - 1 && tokens[index - 1] === ' ';
  const earlier = last ? unitOf(tokens[index - 2]) : undefined;
  if (after !== undefined) {
    setUnit(reader, index, after);
    return index + 1;
  }
  if (beyond !== undefined) {
    setUnit(reader, index, beyond);
    return index + 2;
  }
  const previous = before ?? earlier;
  if (previous === undefined) {
    return undefined;
  }
  setUnit(reader, index, previous + 1);
  return index;
}

function setUnit(reader: TimestampFields, index: number, unit: number): void {
  const token = reader.token(index);
  const value = Number(token);
  if (unit === 0) {
    reader.hour = Math.trunc(value);
    reader.minute = value % 1 === 0 ? reader.minute : Math.trunc(60 * (value % 1));
  } else if (unit === 1) {
    setMinutes(reader, value);
  } else if (unit === 2) {
    setSeconds(reader, token);
  }
}

/** `12:30`, `12:30:15.5` */
function readClock(reader: TimestampFields, index: number): number | undefined {
  const { tokens } = reader;
  if (tokens[index + 1] !== ':' || index + 2 >= tokens.length) {
    return undefined;
  }
  reader.hour = Math.trunc(Number(reader.token(index)));
  const minutes = Number(reader.token(index + 2));
  if (Number.isNaN(minutes) || reader.token(index + 2).trim() === '') {
    throw new Unreadable();
  }
  setMinutes(reader, minutes);
  if (tokens[index + 3] !== ':' || index + 4 >= tokens.length) {
    return index + 2;
  }
  setSeconds(reader, reader.token(index + 4));
  return index + 4;
}

/** `2024-01-31`, `31.1.`, `31-Jan-2024` */
function readDate(reader: TimestampFields, index: number): number | undefined {
  const { tokens, date } = reader;
  const separator = tokens[index + 1];
  if (separator !== '-' && separator !== '/' && separator !== '.') {
    return undefined;
  }
  date.addDigits(reader.token(index));
  const second = tokens[index + 2];
  if (second === undefined || isFiller(second)) {
    return index + 1;
  }
  const month = monthOf(second);
  if (month === undefined) {
    date.addDigits(second);
  } else {
    date.addNumber(month, 'month');
  }
  if (tokens[index + 3] !== separator) {
    return index + 2;
  }
  const third = reader.token(index + 4);
  const lateMonth = monthOf(third);
  if (lateMonth === undefined) {
    date.addDigits(third);
  } else {
    date.addNumber(lateMonth, 'month');
  }
  return index + 4;
}

/** A number by itself: an hour before `am` or `pm`, or a part of a date. */
function readPlain(reader: TimestampFields, index: number): number {
  const { tokens, date } = reader;
  const value = Number(reader.token(index));
  const next = tokens[index + 1];
  if (next === undefined || isFiller(next)) {
    const half = halfOfDay(tokens[index + 2]);
    if (half === undefined) {
      date.addNumber(value);
      return index + 1;
    }
    reader.setHour(Math.trunc(value), half);
    return index + 2;
  }
  const half = halfOfDay(next);
  if (half !== undefined && value < 24) {
    reader.setHour(Math.trunc(value), half);
    return index + 1;
  }
  if (!date.couldBeDay(value)) {
    throw new Unreadable();
  }
  date.addNumber(value);
  return index;
}

function setMinutes(reader: TimestampFields, minutes: number): void {
  reader.minute = Math.trunc(minutes);
  reader.second = minutes % 1 === 0 ? undefined : Math.trunc(60 * (minutes % 1));
}

function setSeconds(reader: TimestampFields, text: string): void {
  const [seconds = '', fraction = ''] = text.split('.');
  reader.second = wholeNumber(seconds);
  reader.microsecond = fraction === '' ? 0 : wholeNumber(fraction.padEnd(6, '0').slice(0, 6));
}
