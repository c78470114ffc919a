import type { Formatted, FormatSpec } from './formatSpec';
import { pythonNumber } from './pythonText';

/** The digits of a number, without its sign, by one of the float codes of Python's format specification. */
export function formatFloat(value: number, spec: FormatSpec, isInteger: boolean): Formatted {
  const size = Math.abs(value);
  const precision = spec.precision;
  switch (spec.type) {
    case 'e':
    case 'E':
      return done(exponent(size, precision ?? 6), spec.type);
    case 'f':
    case 'F':
      return done(fixed(size, precision ?? 6), spec.type);
    case '%':
      return done(`${fixed(size * 100, precision ?? 6)}%`, spec.type);
    case 'g':
    case 'G':
    case 'n':
      return done(general(size, precision ?? 6, spec.alternate), spec.type);
    case '':
      return done(precision === undefined ? pythonNumber(size) : plain(size, precision), spec.type);
    default: {
      const type = isInteger ? 'int' : 'float';
      return { ok: false, message: `Unknown format code '${spec.type}' for object of type '${type}'` };
    }
  }
}

function done(text: string, code: string): Formatted {
  return { ok: true, text: code === 'E' || code === 'F' || code === 'G' ? text.toUpperCase() : text };
}

/** `toFixed` gives up at 1e21, where every digit comes from the integer, and at more than 100 digits. */
function fixed(value: number, precision: number): string {
  const digits = Math.min(precision, 100);
  const text =
    value < 1e21 ? value.toFixed(digits) : BigInt(value).toString() + (digits > 0 ? `.${'0'.repeat(digits)}` : '');
  return roundedToEven(value, digits, text) + '0'.repeat(precision - digits);
}

/** Python rounds an exact half to the even digit, JavaScript up; only a half that a double holds exactly can be one. */
function roundedToEven(value: number, digits: number, text: string): string {
  if (digits > 22 || value >= 1e15) return text;
  const scaled = value * 10 ** digits;
  const isHalf = scaled % 1 === 0.5 && scaled / 10 ** digits === value && Number.isInteger(value * 2 ** (digits + 1));
  if (!isHalf || Math.floor(scaled) % 2 === 1) return text;
  return (Math.floor(scaled) / 10 ** digits).toFixed(digits);
}

function exponent(value: number, precision: number): string {
  const digits = Math.min(precision, 100);
  return value.toExponential(digits).replace(/e([+-])(\d)$/, 'e$10$2');
}

function general(value: number, precision: number, keepZeros: boolean): string {
  const digits = Math.min(Math.max(precision, 1), 100);
  if (value === 0) return keepZeros ? `0.${'0'.repeat(digits - 1)}` : '0';
  const power = Number(value.toExponential(digits - 1).split('e')[1]);
  const text = power < -4 || power >= digits ? exponent(value, digits - 1) : fixed(value, digits - 1 - power);
  return keepZeros ? text : withoutZeros(text);
}

/** No code but a precision: like `g`, with at least one digit after the point. */
function plain(value: number, precision: number): string {
  const digits = Math.max(precision, 1);
  const power = value === 0 ? 0 : Number(value.toExponential(digits - 1).split('e')[1]);
  if (power < -4 || power >= digits - 1) return withoutZeros(exponent(value, digits - 1));
  const text = withoutZeros(fixed(value, digits - 1 - power));
  return text.includes('.') ? text : `${text}.0`;
}

function withoutZeros(text: string): string {
  const [mantissa = '', power] = text.split('e');
  const short = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa;
  return power === undefined ? short : `${short}e${power}`;
}
