import type { JsonValue } from '../jsonValue';
import { ExactNumber } from './exactNumber';
import { numberText } from './floatText';

/** What stands between items, and between a key and its value. */
export interface JsonSeparators {
  readonly item: string;
  readonly key: string;
}

/** The separators that `json.dumps` uses when none are given. */
export const SPACED: JsonSeparators = { item: ', ', key: ': ' };

/** The tightest form. */
export const COMPACT: JsonSeparators = { item: ',', key: ':' };

/** `json.dumps` of Python: everything that is not ASCII is escaped. */
export function dumpJson(value: JsonValue, separators: JsonSeparators): string {
  if (value === null || typeof value === 'boolean') {
    return String(value);
  }
  if (typeof value === 'number') {
    return numberText(value);
  }
  if (typeof value === 'string') {
    return quote(value);
  }
  if (value instanceof ExactNumber) {
    return value.text;
  }
  if (isArray(value)) {
    return `[${value.map((item) => dumpJson(item, separators)).join(separators.item)}]`;
  }
  const members = Object.entries(value).map(
    ([key, member]) => `${quote(key)}${separators.key}${dumpJson(member ?? null, separators)}`,
  );
  return `{${members.join(separators.item)}}`;
}

function quote(text: string): string {
  return JSON.stringify(text).replace(/[\u007f-\uffff]/g, (unit) => {
    return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

function isArray(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
