import { DAY } from './calendar';
import type { Timestamp } from './calendar';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** A field: its text, or a number with how many places it fills and what with. */
type Field = string | { readonly number: number; readonly width: number; readonly fill: '0' | ' ' };

/** Flags, width, a modifier that changes nothing in the C locale, and the letter. */
const DIRECTIVE = /%([-_0^#]*)(\d*)(?:E(?=[cCxXyY])|O(?=[deHImMSuUVwWy]))?([a-zA-Z%])/g;

/** Formats that stand for several others. */
const COMPOSED: ReadonlyMap<string, string> = new Map([
  ['c', '%a %b %e %H:%M:%S %Y'],
  ['D', '%m/%d/%y'],
  ['F', '%Y-%m-%d'],
  ['r', '%I:%M:%S %p'],
  ['R', '%H:%M'],
  ['T', '%H:%M:%S'],
  ['x', '%m/%d/%y'],
  ['X', '%H:%M:%S'],
]);

/** `datetime.strftime` of Python on Linux, in the C locale. What it does not know stays as it is. */
export function strftime(timestamp: Timestamp, format: string): string {
  return format.replace(DIRECTIVE, (whole, flags: string, width: string, letter: string) => {
    if (letter === 'f' && whole.length > 2) {
      // Microseconds are Python's own, without any of this.
      return whole;
    }
    const composed = COMPOSED.get(letter);
    const field = composed === undefined ? fieldOf(timestamp, letter) : strftime(timestamp, composed);
    return field === undefined ? whole : fitted(field, flags, width);
  });
}

function fitted(field: Field, flags: string, width: string): string {
  const fill = flags.includes('_') ? ' ' : flags.includes('0') ? '0' : undefined;
  if (typeof field === 'string') {
    return cased(field, flags).padStart(Number(width), fill ?? ' ');
  }
  const sign = field.number < 0 ? '-' : '';
  const places = width === '' ? (flags.includes('-') ? 1 : field.width) : Number(width);
  return sign + String(Math.abs(field.number)).padStart(places - sign.length, fill ?? field.fill);
}

function cased(text: string, flags: string): string {
  if (flags.includes('^')) {
    return text.toUpperCase();
  }
  if (!flags.includes('#')) {
    return text;
  }
  return text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase();
}

function fieldOf(timestamp: Timestamp, letter: string): Field | undefined {
  const date = new Date(timestamp.wallTime);
  const hour = date.getUTCHours();
  const year = date.getUTCFullYear();
  const month = MONTHS[date.getUTCMonth()] ?? '';
  const weekday = date.getUTCDay();
  const weekdayName = WEEKDAYS[weekday] ?? '';
  const dayOfYear = Math.floor((date.getTime() - startOfYear(year)) / DAY);
  switch (letter) {
    case 'a':
      return weekdayName.slice(0, 3);
    case 'A':
      return weekdayName;
    case 'b':
    case 'h':
      return month.slice(0, 3);
    case 'B':
      return month;
    case 'C':
      return digits(Math.floor(year / 100), 2);
    case 'd':
      return digits(date.getUTCDate(), 2);
    case 'e':
      return digits(date.getUTCDate(), 2, ' ');
    case 'f':
      return String(date.getUTCMilliseconds() * 1000 + timestamp.microseconds).padStart(6, '0');
    case 'g':
      return digits(isoWeek(date).year % 100, 2);
    case 'G':
      return digits(isoWeek(date).year, 1);
    case 'H':
      return digits(hour, 2);
    case 'I':
      return digits(hour % 12 === 0 ? 12 : hour % 12, 2);
    case 'j':
      return digits(dayOfYear + 1, 3);
    case 'k':
      return digits(hour, 2, ' ');
    case 'l':
      return digits(hour % 12 === 0 ? 12 : hour % 12, 2, ' ');
    case 'm':
      return digits(date.getUTCMonth() + 1, 2);
    case 'M':
      return digits(date.getUTCMinutes(), 2);
    case 'n':
      return '\n';
    case 'p':
      return hour < 12 ? 'AM' : 'PM';
    case 'P':
      return hour < 12 ? 'am' : 'pm';
    case 's':
      return digits(Math.floor(timestamp.wallTime / 1000), 1);
    case 'S':
      return digits(date.getUTCSeconds(), 2);
    case 't':
      return '\t';
    case 'u':
      return digits(weekday === 0 ? 7 : weekday, 1);
    case 'U':
      return digits(Math.floor((dayOfYear + 7 - weekday) / 7), 2);
    case 'V':
      return digits(isoWeek(date).week, 2);
    case 'w':
      return digits(weekday, 1);
    case 'W':
      return digits(Math.floor((dayOfYear + 7 - ((weekday + 6) % 7)) / 7), 2);
    case 'y':
      return digits(year % 100, 2);
    case 'Y':
      return digits(year, 1);
    case 'z':
      return offsetText(timestamp.offset);
    case 'Z':
      return timestamp.zone;
    case '%':
      return '%';
    default:
      return undefined;
  }
}

function digits(number: number, width: number, fill: '0' | ' ' = '0'): Field {
  return { number, width, fill };
}

function startOfYear(year: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year);
  return date.getTime();
}

/** The week of ISO 8601, which belongs to the year that its Thursday lies in. */
function isoWeek(date: Date): { readonly year: number; readonly week: number } {
  const thursday = new Date(date.getTime() + (3 - ((date.getUTCDay() + 6) % 7)) * DAY);
  const year = thursday.getUTCFullYear();
  return { year, week: Math.floor((thursday.getTime() - startOfYear(year)) / (7 * DAY)) + 1 };
}

/** `+0200`; empty without a zone. */
function offsetText(offset: number | undefined): string {
  if (offset === undefined) {
    return '';
  }
  const minutes = Math.floor(Math.abs(offset) / 60);
  const text = String(Math.floor(minutes / 60) * 100 + (minutes % 60)).padStart(4, '0');
  return `${offset < 0 ? '-' : '+'}${text}`;
}
