import { EvaluationFailure } from '../failure';
import type { CallProblem } from '../failure';
import type { JsonValue } from '../jsonValue';
import { compareCodePoints } from '../python/codePoints';
import { numberOf } from '../python/exactNumber';
import { typeOf } from '../values';
import type { Value } from '../values';
import { applierAt, listAt } from './arguments';
import { describeTypes } from './argumentTypes';
import type { Implementations } from './table';

type Key = string | number;

interface Keyed {
  readonly key: Key;
  readonly item: JsonValue;
}

/** Functions that put things in order, and `map`. */
export const ORDERING_FUNCTIONS: Implementations = {
  map: (args) => listAt(args, 1).map((item) => json('map', applierAt(args, 0)(item))),
  max: (args) => extreme(own(args), 1),
  max_by: (args) => extreme(by('max_by', args), 1),
  min: (args) => extreme(own(args), -1),
  min_by: (args) => extreme(by('min_by', args), -1),
  sort: (args) => sorted(own(args)),
  sort_by: (args) => sorted(by('sort_by', args)),
};

/** Items that are their own keys. */
function own(args: readonly Value[]): readonly Keyed[] {
  return listAt(args, 0).flatMap((item) => {
    const key = keyOf(item);
    return key === undefined ? [] : [{ key, item }];
  });
}

/** Items with the keys that the expression gives: all texts or all numbers. */
function by(name: string, args: readonly Value[]): readonly Keyed[] {
  const apply = applierAt(args, 1);
  const keyed: Keyed[] = [];
  for (const item of listAt(args, 0)) {
    const value = apply(item);
    const key = keyOf(value);
    const [first] = keyed;
    if (key === undefined) {
      const message = `${name}() orders by ${describeTypes(['string', 'number'])}, but the expression gave ${describeTypes([typeOf(value)])}.`;
      throw new EvaluationFailure('wrong-argument-type', message, undefined, keyProblem(name, item, value, first?.key));
    }
    if (first !== undefined && typeof key !== typeof first.key) {
      const message = `${name}() cannot order texts and numbers together.`;
      // Python's own `max` and `min` fail at them.
      const problem = name === 'sort_by' ? keyProblem(name, item, value, first.key) : undefined;
      throw new EvaluationFailure('wrong-argument-type', message, undefined, problem);
    }
    keyed.push({ key, item });
  }
  return keyed;
}

/** As jmespath.py tells it: `sort_by` shows the first item instead of its key, and wants the others to be like it. */
function keyProblem(name: string, item: JsonValue, value: Value, first: Key | undefined): CallProblem {
  const problem = { name, kind: 'type', isItem: false } as const;
  if (name !== 'sort_by') return { ...problem, value, expected: ['number', 'string'] };
  if (first === undefined) return { ...problem, value: item, typed: value, expected: ['string', 'number'] };
  return { ...problem, value, expected: [typeOf(first)] };
}

function keyOf(value: Value): Key | undefined {
  return typeof value === 'string' ? value : numberOf(value);
}

/** Stable, like Python's. */
function sorted(items: readonly Keyed[]): JsonValue[] {
  return items.toSorted((left, right) => compareKeys(left.key, right.key)).map(({ item }) => item);
}

/** The first of the greatest (1) or least (-1) items; null when there is none. */
function extreme(items: readonly Keyed[], direction: 1 | -1): JsonValue {
  const [first] = items;
  if (first === undefined) {
    return null;
  }
  return items.reduce((best, next) => (compareKeys(next.key, best.key) * direction > 0 ? next : best), first).item;
}

function compareKeys(left: Key, right: Key): number {
  if (typeof left === 'string' && typeof right === 'string') {
    return compareCodePoints(left, right);
  }
  return left < right ? -1 : left > right ? 1 : 0;
}

function json(name: string, value: Value): JsonValue {
  if (typeOf(value) === 'expression') {
    throw new EvaluationFailure('wrong-argument-type', `${name}() makes a list of values, not of expressions.`);
  }
  return value as JsonValue;
}
