import type { DocumentHighlight, Location } from 'vscode-languageserver-types';
import { DocumentHighlightKind } from 'vscode-languageserver-types';
import type { LanguageContext } from '../context';
import type { LanguageDocument } from '../languageDocument';
import type { Occurrence } from '../workspace/occurrences';
import { fileOf, mentionsAt, Occurrences } from '../workspace/occurrences';
import { inOrder, locationOf, rangeIn } from '../workspace/places';
import type { WorkspaceFile } from '../workspace/workspaceIndex';

/** Every place that means the thing at an offset, in the whole workspace. */
export function references(
  document: LanguageDocument,
  offset: number,
  context: LanguageContext,
  includeDefinition: boolean,
): Location[] {
  const here = fileOf(document, context);
  return inOrder(occurrencesAt(here, offset, new Occurrences(context, here)))
    .filter(({ mention }) => includeDefinition || !mention.defines)
    .map(locationOf);
}

/** The same within the document; setting is writing, everything else reading. No other file is looked at. */
export function highlights(document: LanguageDocument, offset: number, context: LanguageContext): DocumentHighlight[] {
  const here = fileOf(document, context);
  const alone = { ...context, workspace: undefined };
  return inOrder(occurrencesAt(here, offset, new Occurrences(alone, here))).map(({ file, mention }) => ({
    range: rangeIn(file, mention),
    kind: mention.defines ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }));
}

/** The innermost mention that is known decides. */
export function occurrencesAt(here: WorkspaceFile, offset: number, occurrences: Occurrences): readonly Occurrence[] {
  for (const mention of mentionsAt(here, offset)) {
    const symbol = occurrences.symbolOf({ file: here, mention });
    if (symbol !== undefined) return occurrences.of(symbol);
  }
  return [];
}
