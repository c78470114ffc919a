import type { JsonObject, JsonValue } from '../jsonValue';

/**
 * A number that JavaScript cannot tell from another one, as Python can: a float without a fraction (`5.0`), or an integer
 * beyond 2^53. It stands among JSON values in their place and is none of their types for the compiler; `JSON.stringify`
 * writes the number.
 */
export class ExactNumber {
  constructor(
    readonly value: number,
    /** As Python's `repr` prints it. */
    readonly text: string,
  ) {}

  get isFloat(): boolean {
    return !/^-?\d+$/.test(this.text);
  }

  toJSON(): number {
    return this.value;
  }

  valueOf(): number {
    return this.value;
  }
}

/** A float of Python, told from an integer of the same value. */
export function pythonFloat(value: number): JsonValue {
  return Number.isInteger(value) ? exact(value, floatText(value)) : value;
}

/** An integer of Python by its digits, however many. */
export function pythonInteger(digits: string): JsonValue {
  const value = Number(digits);
  return Number.isSafeInteger(value) ? value + 0 : exact(value, BigInt(digits).toString());
}

/** The number that a value is, exact or not; undefined for any other value. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return value instanceof ExactNumber ? value.value : undefined;
}

/** Whether a value is a float and no integer to Python. */
export function isFloat(value: unknown): boolean {
  return value instanceof ExactNumber ? value.isFloat : typeof value === 'number' && !Number.isInteger(value);
}

/** The value with plain numbers in place of exact ones; the very same value when it has none. */
export function withPlainNumbers(value: JsonValue): JsonValue {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof ExactNumber) return value.value;
  const items = Object.entries(value) as [string, JsonValue][];
  const plain = items.map(([key, item]) => [key, withPlainNumbers(item)] as const);
  if (plain.every(([, item], index) => item === items[index]?.[1])) return value;
  return Array.isArray(value) ? plain.map(([, item]) => item) : Object.fromEntries(plain);
}

function exact(value: number, text: string): JsonValue {
  return new ExactNumber(value, text) as unknown as JsonObject;
}

/** `repr` of a float without a fraction. */
function floatText(value: number): string {
  if (Math.abs(value) < 1e16) return `${Object.is(value, -0) ? '-0' : value}.0`;
  const [mantissa = '', exponent = ''] = value.toExponential().split('e');
  return `${mantissa}e${exponent.charAt(0)}${exponent.slice(1).padStart(2, '0')}`;
}
