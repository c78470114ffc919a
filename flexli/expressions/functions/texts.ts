import { checkCharacters } from '../bounds';
import { textAt, textsAt } from './arguments';
import type { Implementations } from './table';

/** Functions of texts. */
export const TEXT_FUNCTIONS: Implementations = {
  ends_with: (args) => textAt(args, 0).endsWith(textAt(args, 1)),
  join: (args) => join(textAt(args, 0), textsAt(args, 1)),
  starts_with: (args) => textAt(args, 0).startsWith(textAt(args, 1)),
};

function join(glue: string, texts: readonly string[]): string {
  checkCharacters(texts.reduce((total, text) => total + text.length + glue.length, 0));
  return texts.join(glue);
}
