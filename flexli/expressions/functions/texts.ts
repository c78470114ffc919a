import { textAt, textsAt } from './arguments';
import type { ExpressionFunction } from './table';

/** Functions of texts. */
export const TEXT_FUNCTIONS: readonly ExpressionFunction[] = [
  {
    name: 'ends_with',
    parameters: [['string'], ['string']],
    variadic: false,
    call: (args) => textAt(args, 0).endsWith(textAt(args, 1)),
  },
  {
    name: 'join',
    parameters: [['string'], ['array-string']],
    variadic: false,
    call: (args) => textsAt(args, 1).join(textAt(args, 0)),
  },
  {
    name: 'starts_with',
    parameters: [['string'], ['string']],
    variadic: false,
    call: (args) => textAt(args, 0).startsWith(textAt(args, 1)),
  },
];
