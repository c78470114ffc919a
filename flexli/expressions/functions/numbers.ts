import { EvaluationFailure } from '../failure';
import { numberAt, numbersAt } from './arguments';
import type { Implementations } from './table';

/** Functions of numbers. */
export const NUMBER_FUNCTIONS: Implementations = {
  abs: (args) => Math.abs(numberAt(args, 0)),
  avg: (args) => {
    const numbers = numbersAt(args, 0);
    return numbers.length === 0 ? null : sum(numbers) / numbers.length;
  },
  ceil: (args) => whole('ceil', numberAt(args, 0)),
  floor: (args) => whole('floor', numberAt(args, 0)),
  sum: (args) => sum(numbersAt(args, 0)),
};

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
