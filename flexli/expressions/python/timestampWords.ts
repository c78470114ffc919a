/** The English words that dateutil knows in a timestamp; all are looked up in lower case. */

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const LONG_MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const LONG_WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const UNITS: ReadonlyMap<string, number> = new Map([
  ['h', 0],
  ['hour', 0],
  ['hours', 0],
  ['m', 1],
  ['minute', 1],
  ['minutes', 1],
  ['s', 2],
  ['second', 2],
  ['seconds', 2],
]);
const HALVES: ReadonlyMap<string, number> = new Map([
  ['am', 0],
  ['a', 0],
  ['pm', 1],
  ['p', 1],
]);
const FILLERS: ReadonlySet<string> = new Set([
  ...[' ', '.', ',', ';', '-', '/', "'"],
  ...['at', 'on', 'and', 'ad', 'm', 't', 'of', 'st', 'nd', 'rd', 'th'],
]);

/** 1 to 12 */
export function monthOf(word: string): number | undefined {
  const lower = word.toLowerCase();
  const index = lower === 'sept' ? 8 : Math.max(MONTHS.indexOf(lower), LONG_MONTHS.indexOf(lower));
  return index < 0 ? undefined : index + 1;
}

/** 0 for Monday */
export function weekdayOf(word: string): number | undefined {
  const lower = word.toLowerCase();
  const index = Math.max(WEEKDAYS.indexOf(lower), LONG_WEEKDAYS.indexOf(lower));
  return index < 0 ? undefined : index;
}

/** 0 for hours, 1 for minutes, 2 for seconds */
export function unitOf(word: string | undefined): number | undefined {
  return word === undefined ? undefined : UNITS.get(word.toLowerCase());
}

/** 0 before noon, 1 after it */
export function halfOfDay(word: string | undefined): number | undefined {
  return word === undefined ? undefined : HALVES.get(word.toLowerCase());
}

/** Words and signs that mean nothing. */
export function isFiller(word: string): boolean {
  return FILLERS.has(word.toLowerCase());
}

/** `UTC`, `GMT`, `Z` */
export function isUtc(word: string): boolean {
  return ['utc', 'gmt', 'z'].includes(word.toLowerCase());
}

/** Up to five capitals, such as `CEST`. */
export function looksLikeZone(word: string): boolean {
  return /^[A-Z]{1,5}$/.test(word) || word === 'z';
}
