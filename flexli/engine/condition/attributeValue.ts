import type { JsonValue } from '../../model/json';
import type { ConditionAttribute } from '../../model/workflow';
import { crashed, success } from '../outcome';
import type { Outcome } from '../outcome';
import { pythonText } from '../python/pythonText';
import type { EngineProfile } from '../profile';

export type AttributeType = ConditionAttribute['type'];

/** What a condition can compare with. */
export type ComparedValue = string | number | boolean;

/**
 * The value that a condition compares with, as the type of its attribute asks for it. The engine checks a value that an
 * expression gave as it checks a constant, and converts what its API converts ("true", "12"); anything else ends the run.
 */
export function checkValue(type: AttributeType, value: JsonValue, profile: EngineProfile): Outcome<ComparedValue> {
  switch (type) {
    case 'String':
      return typeof value === 'string' ? success(value) : unfit(type, value);
    case 'Number':
      return orUnfit(toNumber(value), type, value);
    case 'Boolean':
      return orUnfit(toBoolean(value), type, value);
    case 'Date':
      return checkDate(value, profile);
    case 'Version':
      return checkVersion(value, profile);
  }
}

/** The hosted engine reads the value of a date more strictly than the attribute that it compares it with. */
function checkDate(value: JsonValue, profile: EngineProfile): Outcome<ComparedValue> {
  if (typeof value === 'number') return success(value);
  if (typeof value !== 'string' || (profile !== 'documented' && !ISO_DATE.test(value))) return unfit('Date', value);
  return success(value);
}

const ISO_DATE = /^\d{4}-\d\d-\d\d(?:[Tt_ ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:[Zz]|[+-]\d\d:?\d\d)?)?$/;

function checkVersion(value: JsonValue, profile: EngineProfile): Outcome<ComparedValue> {
  if (typeof value !== 'string') return unfit('Version', value);
  if (profile === 'documented' || value.startsWith('::')) return success(value);
  return crashed(`the value ${JSON.stringify(value)} of a Version attribute is refused at run time.`);
}

function toNumber(value: JsonValue): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return Number(value);
  if (typeof value === 'string' && /^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$/.test(value)) return Number(value);
  return undefined;
}

const TRUE_WORDS: ReadonlySet<string> = new Set(['true', 't', 'yes', 'y', 'on', '1']);
const FALSE_WORDS: ReadonlySet<string> = new Set(['false', 'f', 'no', 'n', 'off', '0']);

function toBoolean(value: JsonValue): boolean | undefined {
  if (typeof value === 'boolean') return value;
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
  Date: 'a date or a date with time',
  Version: 'a version such as "1.2.3"',
};

function unfit(type: AttributeType, value: JsonValue): ReturnType<typeof crashed> {
  const shown =
    value === null ? 'null' : shorten(typeof value === 'object' ? JSON.stringify(value) : pythonText(value));
  return crashed(`the value of a ${type} attribute must be ${WANTED[type]}, but it is ${shown}.`);
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
