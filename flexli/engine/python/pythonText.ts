import { ExactNumber } from '../../expressions/python/exactNumber';
import { numberText } from '../../expressions/python/floatText';
import type { JsonValue } from '../../model/json';
import { isObject } from '../exactJson';

/** A value as Python's `str()` prints it: `None`, `True`, `['a', 1]`; a string is itself. */
export function pythonText(value: JsonValue): string {
  return typeof value === 'string' ? value : pythonRepr(value);
}

/** A value as Python's `repr()` prints it; differs from `pythonText` in quoting strings. */
export function pythonRepr(value: JsonValue): string {
  if (value === null) return 'None';
  if (value === true) return 'True';
  if (value === false) return 'False';
  if (typeof value === 'number') return pythonNumber(value);
  if (value instanceof ExactNumber) return value.text;
  if (typeof value === 'string') return quote(value);
  if (!isObject(value)) return `[${value.map(pythonRepr).join(', ')}]`;
  const entries = Object.entries(value).map(([key, item]) => `${quote(key)}: ${pythonRepr(item ?? null)}`);
  return `{${entries.join(', ')}}`;
}

/** A number as Python prints it, an integer where it has no fraction. */
export function pythonNumber(value: number): string {
  if (Number.isFinite(value)) return numberText(value);
  return Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf';
}

/** What Python does not print as it is: control and format characters, lone surrogates, unassigned, and blanks but the space. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Zs}]/u;
const SHORT_ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function quote(text: string): string {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  let quoted = '';
  for (const character of text) quoted += character === mark ? `\\${mark}` : escape(character);
  return mark + quoted + mark;
}

function escape(character: string): string {
  const short = SHORT_ESCAPES[character];
  if (short !== undefined) return short;
  if (character === ' ' || !UNPRINTABLE.test(character)) return character;
  const code = character.codePointAt(0) ?? 0;
  if (code <= 0xff) return `\\x${code.toString(16).padStart(2, '0')}`;
  if (code <= 0xffff) return `\\u${code.toString(16).padStart(4, '0')}`;
  return `\\U${code.toString(16).padStart(8, '0')}`;
}
