import { textAt, textsAt } from './arguments';
import type { Implementations } from './table';

/** Functions of texts. */
export const TEXT_FUNCTIONS: Implementations = {
  ends_with: (args) => textAt(args, 0).endsWith(textAt(args, 1)),
  join: (args) => textsAt(args, 1).join(textAt(args, 0)),
  starts_with: (args) => textAt(args, 0).startsWith(textAt(args, 1)),
};
