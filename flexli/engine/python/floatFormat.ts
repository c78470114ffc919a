import type { Formatted, FormatSpec } from './formatSpec';
import { pythonFloat } from '../../expressions/python/exactNumber';
import { pythonNumber, pythonText } from './pythonText';

/** The digits of a number, without its sign, by one of the float codes of Python's format specification. */
export function formatFloat(value: number, spec: FormatSpec, isInteger: boolean): Formatted {
  const size = Math.abs(value);
  const { precision, alternate, type, grouping } = spec;
  switch (type) {
    case 'e':
    case 'E':
      return done(withPoint(exponent(size, precision ?? 6), alternate), type);
    case 'f':
    case 'F':
      return done(withPoint(fixed(size, precision ?? 6), alternate), type);
    case '%':
      return done(`${withPoint(fixed(size * 100, precision ?? 6), alternate)}%`, type);
    case 'n':
      if (grouping !== '') return { ok: false, message: `Cannot specify '${grouping}' with 'n'.` };
      return done(general(size, precision ?? 6, alternate), type);
    case 'g':
    case 'G':
      return done(general(size, precision ?? 6, alternate), type);
    case '':
      return done(
        precision === undefined
          ? withPoint(isInteger ? pythonNumber(size) : floatText(size), alternate)
          : plain(size, precision, alternate),
        type,
      );
    default: {
      const name = isInteger ? 'int' : 'float';
      return { ok: false, message: `Unknown format code '${type}' for object of type '${name}'` };
    }
  }
}

function floatText(value: number): string {
  return pythonText(pythonFloat(value));
}

function done(text: string, code: string): Formatted {
  return { ok: true, text: code === 'E' || code === 'F' || code === 'G' ? text.toUpperCase() : text };
}

/** The alternate form keeps a point where no digits follow it. */
function withPoint(text: string, alternate: boolean): string {
  return alternate && !text.includes('.') ? text.replace(/^\d+/, '$&.') : text;
}

/** `toFixed` gives up at 1e21, where every digit comes from the integer, and at more than 100 digits. */
function fixed(value: number, precision: number): string {
  const digits = Math.min(precision, MAX_DIGITS);
  const more = '0'.repeat(precision - digits);
  if (value >= 1e21) return BigInt(value).toString() + (precision > 0 ? `.${'0'.repeat(precision)}` : '');
  return tieToEven(value.toFixed(digits), value.toFixed(MAX_DIGITS), digits) + more;
}

function exponent(value: number, precision: number): string {
  const digits = Math.min(precision, MAX_DIGITS);
  const [exact = '', power] = value.toExponential(MAX_DIGITS).split('e');
  const text = tieToEven(value.toExponential(digits), `${exact}e${power ?? ''}`, digits);
  return text.replace(/e([+-])(\d)$/, 'e$10$2');
}

const MAX_DIGITS = 100;

/**
 * Python rounds an exact half to the even digit, JavaScript up. `exact` has all digits of the number, `digits` of which
 * stand after the point of `rounded`.
 */
function tieToEven(rounded: string, exact: string, digits: number): string {
  const [mantissa = '', power] = exact.split('e');
  const end = mantissa.indexOf('.') + 1 + digits;
  const kept = digits === 0 ? mantissa.slice(0, end - 1) : mantissa.slice(0, end);
  if (!/^50*$/.test(mantissa.slice(end)) || !/[02468]$/.test(kept)) return rounded;
  return power === undefined ? kept : `${kept}e${power}`;
}

/** The power of ten of the first digit, once the number is rounded to so many digits. */
function powerOf(value: number, digits: number): number {
  return value === 0 ? 0 : Number(exponent(value, digits - 1).split('e')[1]);
}

function general(value: number, precision: number, keepZeros: boolean): string {
  const digits = Math.max(precision, 1);
  const power = powerOf(value, digits);
  const text = power < -4 || power >= digits ? exponent(value, digits - 1) : fixed(value, digits - 1 - power);
  return keepZeros ? withPoint(text, true) : withoutZeros(text);
}

/** No code but a precision: like `g`, with at least one digit after the point. */
function plain(value: number, precision: number, keepZeros: boolean): string {
  const digits = Math.max(precision, 1);
  const power = powerOf(value, digits);
  if (power < -4 || power >= digits - 1) {
    const text = exponent(value, digits - 1);
    return keepZeros ? withPoint(text, true) : withoutZeros(text);
  }
  const text = fixed(value, digits - 1 - power);
  if (keepZeros) return text;
  return withoutZeros(text).includes('.') ? withoutZeros(text) : `${withoutZeros(text)}.0`;
}

function withoutZeros(text: string): string {
  const [mantissa = '', power] = text.split('e');
  const short = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa;
  return power === undefined ? short : `${short}e${power}`;
}
