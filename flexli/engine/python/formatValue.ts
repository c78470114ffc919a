import { codePointLength } from '../../expressions/python/codePoints';
import { ExactNumber } from '../../expressions/python/exactNumber';
import type { JsonValue } from '../../model/json';
import { formatFloat } from './floatFormat';
import { parseSpec } from './formatSpec';
import type { Formatted, FormatSpec } from './formatSpec';
import { pythonText } from './pythonText';

/** Formats a value by a specification such as `>6`, `05d` or `.2f`; errors read as Python's. */
export function formatValue(value: JsonValue, text: string): Formatted {
  if (text === '') return { ok: true, text: pythonText(value) };
  const number = exactOf(value);
  if (number !== undefined) return formatExact(number, text);
  if (value === null) return wrong('unsupported format string passed to NoneType.__format__');
  if (typeof value === 'object') {
    return wrong(`unsupported format string passed to ${Array.isArray(value) ? 'list' : 'dict'}.__format__`);
  }
  const spec = parseSpec(text);
  if (spec === undefined) return wrong(`Invalid format specifier '${text}' for object of type '${typeName(value)}'`);
  if (isTooWide(spec)) return wrong('Too many decimal digits in format string');
  if (typeof value === 'string') return formatText(value, spec);
  return formatNumber(value, spec);
}

function exactOf(value: JsonValue): ExactNumber | undefined {
  return value instanceof ExactNumber ? value : undefined;
}

function formatExact(number: ExactNumber, text: string): Formatted {
  const spec = parseSpec(text);
  if (spec === undefined) {
    return wrong(`Invalid format specifier '${text}' for object of type '${number.isFloat ? 'float' : 'int'}'`);
  }
  if (isTooWide(spec)) return wrong('Too many decimal digits in format string');
  return formatNumber(number.value, spec, number);
}

function isTooWide(spec: FormatSpec): boolean {
  return spec.width > MAX_WIDTH || (spec.precision ?? 0) > MAX_WIDTH;
}

/** Wider results are refused: a width comes from a document, and text of gigabytes would end the process. */
const MAX_WIDTH = 100_000;

function formatText(value: string, spec: FormatSpec): Formatted {
  if (spec.type !== '' && spec.type !== 's') return wrong(unknownCode(spec.type, 'str'));
  if (spec.sign !== '') return wrong('Sign not allowed in string format specifier');
  if (spec.coerce) return wrong('Negative zero coercion (z) not allowed in string format specifier');
  if (spec.alternate) return wrong('Alternate form (#) not allowed in string format specifier');
  if (spec.align === '=') return wrong("'=' alignment not allowed in string format specifier");
  if (spec.grouping !== '') return wrong(`Cannot specify '${spec.grouping}' with 's'.`);
  const characters = Array.from(value);
  const cut = spec.precision === undefined ? characters : characters.slice(0, spec.precision);
  return { ok: true, text: pad('', cut.join(''), spec, '<') };
}

function formatNumber(value: number | boolean, spec: FormatSpec, exact?: ExactNumber): Formatted {
  const number = Number(value);
  const isInteger = exact === undefined ? typeof value === 'boolean' || Number.isInteger(value) : !exact.isFloat;
  const digits =
    isInteger && INTEGER_CODES.has(spec.type)
      ? formatInteger(number, spec, exact)
      : formatFloat(number, spec, isInteger);
  if (!digits.ok) return digits;
  if (spec.type === 'c') return { ok: true, text: pad('', digits.text, spec, '>') };
  const isZero = spec.coerce && !/[1-9]/.test(digits.text);
  const negative = !isZero && (number < 0 || Object.is(number, -0));
  const sign = negative ? '-' : spec.sign === '-' ? '' : spec.sign;
  const prefix = spec.alternate ? (PREFIXES[spec.type] ?? '') : '';
  return { ok: true, text: pad(sign + prefix, group(digits.text, spec, sign.length + prefix.length), spec, '>') };
}

const INTEGER_CODES: ReadonlySet<string> = new Set(['', 'b', 'c', 'd', 'n', 'o', 'x', 'X']);
const PREFIXES: Readonly<Record<string, string>> = { b: '0b', o: '0o', x: '0x', X: '0X' };
const BASES: Readonly<Record<string, number>> = { b: 2, o: 8, x: 16, X: 16 };

function formatInteger(value: number, spec: FormatSpec, exact?: ExactNumber): Formatted {
  if (spec.coerce) return wrong('Negative zero coercion (z) not allowed in integer format specifier');
  if (spec.precision !== undefined) return wrong('Precision not allowed in integer format specifier');
  if (spec.type === 'c') {
    if (spec.sign !== '') return wrong("Sign not allowed with integer format specifier 'c'");
    if (spec.alternate) return wrong("Alternate form (#) not allowed with integer format specifier 'c'");
    if (spec.grouping !== '') return wrong(`Cannot specify '${spec.grouping}' with 'c'.`);
    if (value < 0 || value > 0x10ffff) return wrong('%c arg not in range(0x110000)');
    return { ok: true, text: String.fromCodePoint(value) };
  }
  if (spec.grouping !== '' && spec.type === 'n') return wrong(`Cannot specify '${spec.grouping}' with 'n'.`);
  if (spec.grouping === ',' && spec.type in BASES) return wrong(`Cannot specify ',' with '${spec.type}'.`);
  const whole = BigInt(exact?.text ?? value);
  const text = (whole < 0n ? -whole : whole).toString(BASES[spec.type] ?? 10);
  return { ok: true, text: spec.type === 'X' ? text.toUpperCase() : text };
}

/** Puts separators between digits; zeros that fill the width get them too. */
function group(digits: string, spec: FormatSpec, used: number): string {
  if (spec.grouping === '') return digits;
  const size = spec.type in BASES ? 4 : 3;
  const whole = (spec.type in BASES ? /^[0-9a-fA-F]+/ : /^\d+/).exec(digits)?.[0] ?? '';
  const rest = digits.slice(whole.length);
  const insert = (text: string): string => text.replace(new RegExp(`\\B(?=(?:.{${size}})+$)`, 'g'), spec.grouping);
  let filled = whole;
  if (spec.fill === '0' && (spec.align === '' || spec.align === '=')) {
    while (insert(filled).length + rest.length + used < spec.width) filled = `0${filled}`;
  }
  return insert(filled) + rest;
}

function pad(sign: string, text: string, spec: FormatSpec, standard: '<' | '>'): string {
  const missing = spec.width - codePointLength(sign + text);
  if (missing <= 0) return sign + text;
  const zeroPadded = spec.align === '' && spec.fill === '0' && standard === '>';
  const align = spec.align === '' ? (zeroPadded ? '=' : standard) : spec.align;
  const before = align === '<' ? 0 : align === '^' ? Math.floor(missing / 2) : missing;
  if (align === '=') return sign + spec.fill.repeat(missing) + text;
  return spec.fill.repeat(before) + sign + text + spec.fill.repeat(missing - before);
}

function typeName(value: string | number | boolean): string {
  if (typeof value === 'string') return 'str';
  if (typeof value === 'boolean') return 'bool';
  return Number.isInteger(value) ? 'int' : 'float';
}

function unknownCode(code: string, type: string): string {
  return `Unknown format code '${code}' for object of type '${type}'`;
}

function wrong(message: string): Formatted {
  return { ok: false, message };
}
