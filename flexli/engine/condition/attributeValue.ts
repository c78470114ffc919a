import type { JsonValue } from '../../model/json';
import type { ConditionAttribute } from '../../model/workflow';
import { isExpression } from '../evaluator';
import { crashed, success } from '../outcome';
import type { Outcome } from '../outcome';
import { pythonText } from '../python/pythonText';
import type { EngineProfile } from '../profile';
import { dateValueInstant } from './dateValue';
import { toInstant } from './instant';

export type AttributeType = ConditionAttribute['type'];

/** What a condition can compare with. */
export type ComparedValue = string | number | boolean;

/**
 * The value that a condition compares with, as the type of its attribute asks for it; a date as milliseconds since 1970.
 * The hosted engine checks a value that an expression gave as strictly as a constant. The guide promises no more than that
 * the types match, so outside of that build what the API converts in constants ("true", "12") is converted here too.
 */
export function checkValue(
  type: AttributeType,
  value: JsonValue,
  profile: EngineProfile,
  now: () => Date,
): Outcome<ComparedValue> {
  const lenient = profile === 'documented';
  // The hosted engine takes a value that looks like an expression for one, though it came from the data.
  if (!lenient && isExpression(value)) return success(value);
  switch (type) {
    case 'String':
      return typeof value === 'string' ? success(value) : unfit(type, value);
    case 'Number':
      if (typeof value === 'number') return success(value);
      return orUnfit(lenient ? toNumber(value) : undefined, type, value);
    case 'Boolean':
      if (typeof value === 'boolean') return success(value);
      return orUnfit(lenient ? toBoolean(value) : undefined, type, value);
    case 'Date':
      return orUnfit(dateValueInstant(value) ?? (lenient ? anyInstant(value, now()) : undefined), type, value);
    case 'Version':
      if (lenient) return typeof value === 'string' ? success(value) : unfit(type, value);
      return crashed(`the value ${JSON.stringify(value)} of a Version attribute is refused at run time.`);
  }
}

/** Whether the hosted engine takes a constant; it looks at all of them before it evaluates anything. */
export function isHostedConstant(type: AttributeType, value: JsonValue): boolean {
  if (isExpression(value)) return true;
  switch (type) {
    case 'String':
      return typeof value === 'string';
    case 'Number':
      return typeof value === 'number';
    case 'Boolean':
      return typeof value === 'boolean';
    case 'Date':
      return dateValueInstant(value) !== undefined;
    case 'Version':
      return false;
  }
}

function anyInstant(value: JsonValue, now: Date): number | undefined {
  const instant = typeof value === 'string' ? toInstant(value, now) : undefined;
  return instant === 'unreadable' ? undefined : instant;
}

function toNumber(value: JsonValue): number | undefined {
  if (typeof value === 'boolean') return Number(value);
  if (typeof value === 'string' && /^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$/.test(value)) return Number(value);
  return undefined;
}

const TRUE_WORDS: ReadonlySet<string> = new Set(['true', 't', 'yes', 'y', 'on', '1']);
const FALSE_WORDS: ReadonlySet<string> = new Set(['false', 'f', 'no', 'n', 'off', '0']);

function toBoolean(value: JsonValue): boolean | undefined {
  if (value === 1 || value === 0) return value === 1;
  if (typeof value !== 'string') return undefined;
  if (TRUE_WORDS.has(value.toLowerCase())) return true;
  return FALSE_WORDS.has(value.toLowerCase()) ? false : undefined;
}

function orUnfit(converted: ComparedValue | undefined, type: AttributeType, value: JsonValue): Outcome<ComparedValue> {
  return converted === undefined ? unfit(type, value) : success(converted);
}

const WANTED: Readonly<Record<AttributeType, string>> = {
  String: 'a string',
  Number: 'a number',
  Boolean: 'true or false',
  Date: 'a date such as "2024-06-01" or "2024-06-01T08:00:00Z"',
  Version: 'a version such as "1.2.3"',
};

/** Says what the value of an attribute must be, and what it is. */
export function unfit(type: AttributeType, value: JsonValue): ReturnType<typeof crashed> {
  const shown =
    value === null ? 'null' : shorten(typeof value === 'object' ? JSON.stringify(value) : pythonText(value));
  return crashed(`the value of a ${type} attribute must be ${WANTED[type]}, but it is ${shown}.`);
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
