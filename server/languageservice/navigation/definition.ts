import type { LocationLink } from 'vscode-languageserver-types';
import type { LanguageContext } from '../context';
import type { LanguageDocument } from '../languageDocument';
import type { Mention } from '../workspace/mention';
import type { Occurrence } from '../workspace/occurrences';
import { fileOf, mentionsAt, nearestDefinitions, Occurrences } from '../workspace/occurrences';
import { inOrder, rangeIn } from '../workspace/places';
import type { WorkspaceSymbol } from '../workspace/symbols';
import type { WorkspaceFile } from '../workspace/workspaceIndex';
import { shownByClient } from './accountDefinition';

/** Where the thing at an offset comes from; of a custom event that is sent here, what it starts. */
export function definition(document: LanguageDocument, offset: number, context: LanguageContext): LocationLink[] {
  const here = fileOf(document, context);
  const occurrences = new Occurrences(context, here);
  // The outermost first: the connector behind `{{Team Chat}}` tells more than the entry of that placeholder.
  for (const mention of mentionsAt(here, offset).toReversed()) {
    const symbol = occurrences.symbolOf({ file: here, mention });
    if (symbol === undefined) continue;
    const targets = definitionsOf(symbol, { file: here, mention }, occurrences, context);
    if (targets.length > 0) return targets.map((target) => link(here, mention, target));
    const shown = shownByClient(symbol, context);
    if (shown !== undefined) return [{ ...shown, originSelectionRange: rangeIn(here, mention) }];
  }
  return [];
}

function definitionsOf(
  symbol: WorkspaceSymbol,
  from: Occurrence,
  occurrences: Occurrences,
  context: LanguageContext,
): readonly Occurrence[] {
  const all = occurrences.of(symbol);
  if (symbol.kind === 'customEvent') {
    const other = all.filter(({ mention }) => mention.defines !== from.mention.defines);
    return inOrder(other.length > 0 ? other : all.filter(({ mention }) => mention.defines));
  }
  const found = all.filter(({ mention }) => mention.defines);
  if (found.length > 0) return inOrder(found);
  return symbol.kind === 'state' ? whereStateIsFrom(symbol, from.file) : wholeFile(symbol, context);
}

/** The nearest key above that is set; for what an Iterator hands on, the list that its items are from. */
function whereStateIsFrom(symbol: WorkspaceSymbol & { kind: 'state' }, file: WorkspaceFile): readonly Occurrence[] {
  const above = nearestDefinitions(file, symbol.scope, symbol.path);
  if (above.length > 0) return above.map((mention) => ({ file, mention }));
  const from = file.facts.scopes[symbol.scope]?.from;
  if (from === undefined) return [];
  return [{ file, mention: { ...from, target: symbol, defines: true, form: 'reference' } }];
}

/** A file that does not say its name yet is there all the same. */
function wholeFile(symbol: WorkspaceSymbol, { workspace }: LanguageContext): readonly Occurrence[] {
  const uri = symbol.kind === 'connector' ? symbol.connector : symbol.kind === 'workflow' ? symbol.workflow : '';
  const file = workspace?.find(uri);
  if (file === undefined) return [];
  const mention: Mention = { target: { kind: 'workflow' }, defines: true, start: 0, end: 0, form: 'reference' };
  return [{ file, mention }];
}

function link(here: WorkspaceFile, origin: Mention, { file, mention }: Occurrence): LocationLink {
  const range = rangeIn(file, mention);
  return {
    originSelectionRange: rangeIn(here, origin),
    targetUri: file.textDocument.uri,
    targetRange: range,
    targetSelectionRange: range,
  };
}
