import { checkCharacters } from '../bounds';
import type { JsonObject, JsonValue } from '../jsonValue';
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

/** `json.dumps` of Python: everything that is not ASCII is escaped. Throws an EvaluationFailure for far too long a text. */
export function dumpJson(value: JsonValue, separators: JsonSeparators): string {
  return dump(value, separators, { characters: 0 });
}

/** `written` counts the characters so far. */
interface Written {
  characters: number;
}

function dump(value: JsonValue, separators: JsonSeparators, written: Written): string {
  const scalar = scalarText(value);
  if (scalar !== undefined) return counted(scalar, written);
  if (isArray(value)) {
    count(CONTAINER, written);
    return `[${value.map((item) => dump(item, separators, written)).join(separators.item)}]`;
  }
  count(CONTAINER, written);
  const members = Object.entries(value as JsonObject).map(
    ([key, member]) => `${counted(quote(key), written)}${separators.key}${dump(member ?? null, separators, written)}`,
  );
  return `{${members.join(separators.item)}}`;
}

/** A list or an object takes longer to write than its two brackets. */
const CONTAINER = 10;

function count(characters: number, written: Written): void {
  written.characters += characters;
  checkCharacters(written.characters);
}

function counted(text: string, written: Written): string {
  count(text.length, written);
  return text;
}

/** Undefined for lists and objects. */
function scalarText(value: JsonValue): string | undefined {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'string') return quote(value);
  return value instanceof ExactNumber ? value.text : undefined;
}

function quote(text: string): string {
  return JSON.stringify(text).replace(/[\u007f-\uffff]/g, (unit) => {
    return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

function isArray(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
