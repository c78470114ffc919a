/** What a value counts as when the API reads it for a type, or that it does not. */
export interface Conversion {
  /** The value after conversion. */
  readonly value: unknown;
  /** True when the API had to convert it: `"5"` for 5. */
  readonly converted: boolean;
}

const TRUE_WORDS = new Set(['true', 't', 'yes', 'y', 'on', '1']);
const FALSE_WORDS = new Set(['false', 'f', 'no', 'n', 'off', '0']);

/** Reads a value for a type as the API does (pydantic's lax mode); undefined when it refuses. */
export function readAs(type: string, value: unknown): Conversion | undefined {
  if (isOfType(type, value)) return { value, converted: false };
  switch (type) {
    case 'integer':
      return converted(integerOf(value));
    case 'number':
      return converted(numberOf(value));
    case 'boolean':
      return converted(booleanOf(value));
    default:
      return undefined;
  }
}

function isOfType(type: string, value: unknown): boolean {
  switch (type) {
    case 'string':
      return typeof value === 'string';
    case 'boolean':
      return typeof value === 'boolean';
    case 'number':
      return typeof value === 'number';
    case 'integer':
      return typeof value === 'number' && Number.isInteger(value);
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    default:
      return typeof value === 'object' && value !== null && !Array.isArray(value);
  }
}

function converted(value: unknown): Conversion | undefined {
  return value === undefined ? undefined : { value, converted: true };
}

function integerOf(value: unknown): number | undefined {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value !== 'string') return undefined;
  const digits = /^\p{White_Space}*([+-]?\d+(?:_\d+)*)(?:\.0+)?\p{White_Space}*$/u.exec(value)?.[1];
  const number = digits === undefined ? undefined : Number(digits.replaceAll('_', ''));
  // The engine cannot keep any that JavaScript cannot.
  return number !== undefined && Number.isFinite(number) ? number : undefined;
}

function numberOf(value: unknown): number | undefined {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const number = Number(value);
  return Number.isNaN(number) || /^\s*[+-]?0[xob]/i.test(value) ? undefined : number;
}

function booleanOf(value: unknown): boolean | undefined {
  if (value === 1) return true;
  if (value === 0) return false;
  if (typeof value !== 'string') return undefined;
  const word = value.toLowerCase();
  if (TRUE_WORDS.has(word)) return true;
  return FALSE_WORDS.has(word) ? false : undefined;
}
