import type { Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import type { LanguageContext } from '../context';
import type { LanguageDocument } from '../languageDocument';
import type { Mention, NameForm } from '../workspace/mention';
import type { Occurrence } from '../workspace/occurrences';
import { bindingEdits, pathFromProject } from '../refactor/projectEdits';
import { fileOf, mentionsAt, Occurrences } from '../workspace/occurrences';
import { inOrder, rangeIn, textOf } from '../workspace/places';
import type { WorkspaceSymbol } from '../workspace/symbols';
import { workflowOfId } from '../workspace/workflows';
import type { WorkspaceFile } from '../workspace/workspaceIndex';
import { nameProblem, writtenName } from './newName';
import { stateKeyProblem } from './stateKeys';
import { changesMeaning, ownName, refusal, taken } from './renamable';

/** What can be renamed at an offset, or why it cannot. */
export type RenameTarget =
  | { readonly ok: true; readonly range: Range; readonly placeholder: string }
  | { readonly ok: false; readonly message: string };

export type Renaming =
  { readonly ok: true; readonly edit: WorkspaceEdit } | { readonly ok: false; readonly message: string };

interface Chosen {
  readonly occurrence: Occurrence;
  readonly symbol: WorkspaceSymbol;
  readonly all: readonly Occurrence[];
}

/** Undefined where nothing has a name. */
export function prepareRename(
  document: LanguageDocument,
  offset: number,
  context: LanguageContext,
): RenameTarget | undefined {
  const chosen = choose(document, offset, context);
  if (chosen === undefined || 'message' in chosen) return chosen && { ok: false, message: chosen.message };
  const { file, mention } = chosen.occurrence;
  return { ok: true, range: rangeIn(file, mention), placeholder: ownName(chosen.symbol, chosen.occurrence) };
}

/** The edits that give a thing another name, everywhere in the workspace; each place is written as its form wants it. */
export function rename(document: LanguageDocument, offset: number, name: string, context: LanguageContext): Renaming {
  const chosen = choose(document, offset, context);
  if (chosen === undefined) return { ok: false, message: 'Nothing here has a name that could be changed.' };
  if ('message' in chosen) return { ok: false, message: chosen.message };
  const { symbol, occurrence, all } = chosen;
  if (name === ownName(symbol, occurrence)) return { ok: true, edit: { changes: {} } };
  const forms = new Set<NameForm>(all.map(({ mention }) => mention.form));
  const message = nameProblem(symbol, name, forms) ?? taken(symbol, name, all, context);
  if (message !== undefined) return { ok: false, message };
  const changes: Record<string, TextEdit[]> = {};
  for (const place of inOrder(all)) {
    if (!changesMeaning(place, symbol, context)) continue;
    const { file, mention } = place;
    const newText =
      mention.form === 'reference' ? `{{${name}}}` : writtenName(name, mention.form, textOf(file, mention));
    (changes[file.textDocument.uri] ??= []).push({ range: rangeIn(file, mention), newText });
  }
  for (const [uri, edits] of Object.entries(keptMeaning(chosen, name, context))) (changes[uri] ??= []).push(...edits);
  return { ok: true, edit: { changes } };
}

/** A placeholder that only means a connector or a workflow by its name gets an entry that says so under another one. */
function keptMeaning(
  { symbol, all }: Chosen,
  name: string,
  context: LanguageContext,
): Readonly<Record<string, TextEdit[]>> {
  if (symbol.kind !== 'placeholder' || all.some(({ mention }) => mention.defines)) return {};
  const connector = context.bindings.connectorOf(symbol.name);
  const workflow = workflowOfId(context, `{{${symbol.name}}}`);
  const file = connector?.uri ?? (workflow && 'file' in workflow ? workflow.file.uri : undefined);
  const path = file === undefined ? undefined : pathFromProject(context, file);
  return path === undefined ? {} : bindingEdits(context, name, connector ? { connector: path } : { workflow: path });
}

/** The innermost mention that is known, unless there is a reason against it. */
function choose(
  document: LanguageDocument,
  offset: number,
  context: LanguageContext,
): Chosen | { readonly message: string } | undefined {
  const here = fileOf(document, context);
  const occurrences = new Occurrences(context, here);
  for (const found of mentionsAt(here, offset)) {
    const mention = found.form === 'reference' ? (placeholderIn(found, here) ?? found) : found;
    const occurrence = { file: here, mention };
    const symbol = occurrences.symbolOf(occurrence);
    if (symbol === undefined) continue;
    const all = occurrences.of(symbol);
    const message = refusal(symbol, occurrence, all, context) ?? stateKeyProblem(all, occurrences);
    return message === undefined ? { occurrence, symbol, all } : { message };
  }
  return undefined;
}

/** The braces of `{{Team Chat}}` mean the name between them, too. */
function placeholderIn({ start, end }: Mention, { facts }: WorkspaceFile): Mention | undefined {
  return facts.mentions.find(
    (mention) => mention.target.kind === 'placeholder' && start <= mention.start && mention.end <= end,
  );
}
