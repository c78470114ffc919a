import { EvaluationFailure } from '../failure';
import { numberAt, numbersAt } from './arguments';
import type { ExpressionFunction } from './table';

/** Functions of numbers. */
export const NUMBER_FUNCTIONS: readonly ExpressionFunction[] = [
  { name: 'abs', parameters: [['number']], variadic: false, call: (args) => Math.abs(numberAt(args, 0)) },
  {
    name: 'avg',
    parameters: [['array-number']],
    variadic: false,
    call: (args) => {
      const numbers = numbersAt(args, 0);
      return numbers.length === 0 ? null : sum(numbers) / numbers.length;
    },
  },
  { name: 'ceil', parameters: [['number']], variadic: false, call: (args) => whole('ceil', numberAt(args, 0)) },
  { name: 'floor', parameters: [['number']], variadic: false, call: (args) => whole('floor', numberAt(args, 0)) },
  { name: 'sum', parameters: [['array-number']], variadic: false, call: (args) => sum(numbersAt(args, 0)) },
];

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
