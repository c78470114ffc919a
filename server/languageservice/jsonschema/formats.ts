import { isPythonRegExp } from './pythonRegExp';

/**
 * The formats that Python's jsonschema checks without further packages. All others, such as `uri`, `hostname`,
 * `duration` and `date-time`, are taken as they are.
 */
const FORMATS: ReadonlyMap<string, (text: string) => boolean> = new Map([
  ['email', (text) => text.includes('@')],
  ['idn-email', (text) => text.includes('@')],
  ['ipv4', isIpv4],
  ['ipv6', isIpv6],
  ['date', isDate],
  // Of the oldest draft, and in force for all.
  ['time', isTime],
  ['regex', isPythonRegExp],
  ['uuid', isUuid],
]);

/** The check of a format, or undefined when the engine has none. */
export function formatOf(name: string): ((text: string) => boolean) | undefined {
  return FORMATS.get(name);
}

function isIpv4(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255);
}

function isIpv6(text: string): boolean {
  const halves = text.split('::');
  if (halves.length > 2) return false;
  const [head, tail] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const groups = [...(head ?? []), ...(tail ?? [])];
  const last = groups.at(-1);
  let count = groups.length;
  if (last?.includes('.') === true) {
    if (!isIpv4(last)) return false;
    groups.pop();
    count++;
  }
  if (!groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return false;
  return halves.length === 2 ? count < 8 : count === 8;
}

function isDate(text: string): boolean {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!found) return false;
  const [year, month, day] = found.slice(1).map(Number);
  if (year === undefined || month === undefined || day === undefined || year === 0) return false;
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return day <= days;
}

function isTime(text: string): boolean {
  const found = /^(\d{1,2}):(\d{1,2}):(\d{1,2})$/.exec(text);
  if (!found) return false;
  const [hour = 0, minute = 0, second = 0] = found.slice(1).map(Number);
  return hour < 24 && minute < 60 && second < 60;
}

/** Python takes braces and prefixes, too, but asks for hyphens at these places. */
function isUuid(text: string): boolean {
  const digits = text
    .replaceAll('urn:', '')
    .replaceAll('uuid:', '')
    .replace(/^[{}]+|[{}]+$/g, '')
    .replaceAll('-', '');
  return /^[0-9a-fA-F]{32}$/.test(digits) && [8, 13, 18, 23].every((place) => text.charAt(place) === '-');
}
