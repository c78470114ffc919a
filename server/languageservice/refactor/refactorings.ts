import type { CodeAction } from 'vscode-languageserver-types';
import { extractActions } from './extract';
import { move, renumber } from './orders';
import { replaceId } from './placeholders';
import { moveSecret } from './secrets';
import type { Selection } from './selection';
import { makeExpression, wrapInList } from './values';

/** In the order in which editors show them. */
const REFACTORINGS: readonly ((selection: Selection) => readonly CodeAction[])[] = [
  wrapInList,
  moveSecret,
  makeExpression,
  replaceId,
  extractActions,
  move,
  renumber,
];

/**
 * What can be done with a selection, whether or not anything is wrong with it.
 *
 * @param only kinds that are wanted, `refactor` standing for `refactor.move` and all the like; all kinds without it
 */
export function refactorings(selection: Selection, only?: readonly string[]): CodeAction[] {
  return REFACTORINGS.flatMap((refactoring) => [...refactoring(selection)]).filter(
    ({ kind = '' }) => only === undefined || only.some((wanted) => kind === wanted || kind.startsWith(`${wanted}.`)),
  );
}
