import { EvaluationFailure } from './failure';

/**
 * What an expression may make within itself. A value that stands in a list twice takes no more memory than once, so that a
 * few characters double and double again what has to be written out or laid side by side in the end.
 */
const MAX_CHARACTERS = 100_000_000;
const MAX_ITEMS = 10_000_000;

/** Throws an EvaluationFailure for a text that is too long. */
export function checkCharacters(count: number): void {
  if (count > MAX_CHARACTERS) {
    throw new EvaluationFailure('too-large', `The text would have more than ${MAX_CHARACTERS} characters.`);
  }
}

/** Throws an EvaluationFailure for a list that is too long. */
export function checkItems(count: number): void {
  if (count > MAX_ITEMS) {
    throw new EvaluationFailure('too-large', `The list would have more than ${MAX_ITEMS} items.`);
  }
}
