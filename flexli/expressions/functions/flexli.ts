import { EvaluationFailure } from '../failure';
import type { JsonValue } from '../jsonValue';
import { pythonEquals } from '../python/equality';
import { dumpJson, SPACED } from '../python/jsonDumps';
import type { Value } from '../values';
import { jsonAt, listAt, numberAt } from './arguments';
import type { FunctionTable, Implementations } from './table';
import { functionTable } from './implement';
import { standardFunctions } from './standard';
import { timeFunctions } from './times';

/** What the functions of the engine need from outside. */
export interface FlexliEnvironment {
  now(): Date;
  /** In [0, 1). */
  random(): number;
  /** The item of the iterator that the expression stands in; absent outside one. */
  readonly iteratorValue?: JsonValue;
}

/** The standard functions and those that the engine adds, everywhere but in conditions. */
export function flexliFunctions(environment: FlexliEnvironment): FunctionTable {
  return new Map([...standardFunctions, ...functionTable(engineFunctions(environment))]);
}

function engineFunctions(environment: FlexliEnvironment): Implementations {
  return {
    ...timeFunctions(() => environment.now()),
    flexli_diff_arrays: (args) => {
      const previous = listAt(args, 0);
      const current = listAt(args, 1);
      return { added: notIn(current, previous), removed: notIn(previous, current) };
    },
    flexli_iterator_value: () => iteratorValue(environment),
    flexli_random_string: (args) => randomText(environment, numberAt(args, 0), args.slice(1)),
    flexli_to_json_string: (args) => dumpJson(jsonAt(args, 0), SPACED),
  };
}

function iteratorValue({ iteratorValue: value }: FlexliEnvironment): JsonValue {
  if (value === undefined) {
    throw new EvaluationFailure('no-iterator-value', 'flexli_iterator_value() has no value outside an iterator.');
  }
  return value;
}

function notIn(items: readonly JsonValue[], others: readonly JsonValue[]): JsonValue[] {
  return items.filter((item) => !others.some((other) => pythonEquals(item, other)));
}

const CHARACTER_SETS: readonly (readonly [name: string, characters: string])[] = [
  ['lowercase', 'abcdefghijklmnopqrstuvwxyz'],
  ['uppercase', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'],
  ['numbers', '0123456789'],
];

/** As many characters as asked for; no more than a state could hold anyway. */
const LONGEST_RANDOM_TEXT = 1_000_000;

function randomText(environment: FlexliEnvironment, length: number, sets: readonly Value[]): string {
  const characters = CHARACTER_SETS.map(([name, all]) => (sets.includes(name) ? all : '')).join('');
  if (!Number.isInteger(length) || length > LONGEST_RANDOM_TEXT) {
    throw new EvaluationFailure('wrong-argument-type', 'flexli_random_string() takes a whole number as its length.');
  }
  if (length > 0 && characters === '') {
    throw new EvaluationFailure(
      'no-character-set',
      "flexli_random_string() needs at least one of 'lowercase', 'uppercase' and 'numbers'.",
    );
  }
  let text = '';
  for (let index = 0; index < length; index++) {
    text += characters.charAt(Math.floor(environment.random() * characters.length));
  }
  return text;
}
