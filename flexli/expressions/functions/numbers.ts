import { EvaluationFailure } from '../failure';
import { isFloat, pythonFloat } from '../python/exactNumber';
import type { Value } from '../values';
import { listAt, numberAt, numbersAt } from './arguments';
import type { Implementations } from './table';

/** Functions of numbers. */
export const NUMBER_FUNCTIONS: Implementations = {
  abs: (args) => like(args[0], Math.abs(numberAt(args, 0))),
  avg: (args) => {
    const numbers = numbersAt(args, 0);
    // Python's division always makes a float.
    return numbers.length === 0 ? null : pythonFloat(sum(numbers) / numbers.length);
  },
  ceil: (args) => whole('ceil', numberAt(args, 0)),
  floor: (args) => whole('floor', numberAt(args, 0)),
  sum: (args) => like(listAt(args, 0).find(isFloat), sum(numbersAt(args, 0))),
};

/** A number of the same kind, float or integer, as another one. */
function like(model: Value | undefined, value: number): Value {
  return isFloat(model) ? pythonFloat(value) : value;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function whole(name: 'ceil' | 'floor', number: number): number {
  if (!Number.isFinite(number)) {
    throw new EvaluationFailure('no-whole-number', `${name}() takes no ${String(number)}.`);
  }
  // Python's integers know no negative zero.
  return Math[name](number) + 0;
}
