import type { CompletionItem, Connection } from 'vscode-languageserver/node';
import { CodeActionTriggerKind } from 'vscode-languageserver/node';
import { itemData } from '../languageservice/completion/documentation';
import type { LanguageContext } from '../languageservice/context';
import type { LanguageDocument } from '../languageservice/languageDocument';
import { LensCommand } from '../protocol';
import type { ClientAbilities } from './capabilities';
import type { Guard } from './guard';
import type { Parts } from './parts';

/** Registers what editors show between and beside the text, and what they can do with it. */
export function registerEditing(
  connection: Connection,
  guard: Guard,
  { open, contexts, service }: Parts,
  abilities: () => ClientAbilities,
): void {
  const about = <P extends { textDocument: { uri: string } }, R>(
    label: string,
    empty: R,
    answer: (document: LanguageDocument, params: P, context: LanguageContext) => R,
  ) =>
    guard.request<P, R>(label, empty, (params) => {
      const document = open.get(params.textDocument.uri);
      return document === undefined ? empty : answer(document, params, contexts.contextOf(document.uri));
    });

  const resolve = guard.request<CompletionItem, CompletionItem | null>('Completion', null, (item) =>
    service.resolveCompletion(item, contexts.contextOf(itemData(item)?.uri ?? '')),
  );
  connection.onCompletionResolve(async (item, token) => (await resolve(item, token)) ?? item);
  connection.onCodeLens(
    about('Code lenses', null, (document, _params, context) => {
      const { showReferences } = abilities();
      const commands = { ...LensCommand, ...(showReferences !== undefined && { references: showReferences }) };
      return service.codeLenses(document, commands, context);
    }),
  );
  connection.onCodeAction(
    about('Code actions', null, (document, { range, context: asked }, context) => {
      const fixes = service.codeActions(document, asked.diagnostics, context, abilities().actions);
      const wanted = fixes.filter(({ kind = '' }) => asked.only?.some((one) => kind.startsWith(one)) ?? true);
      const able = { ...abilities().actions, asked: asked.triggerKind !== CodeActionTriggerKind.Automatic };
      return [...wanted, ...service.refactorings(document, range, context, able, asked.only)];
    }),
  );
  connection.languages.inlayHint.on(
    about('Hints', null, (document, { range }, context) => service.inlayHints(document, range, context)),
  );
  connection.onDocumentLinks(
    about('Links', null, (document, _params, context) => service.documentLinks(document, context)),
  );
}

/** Hints and lenses say what other files and the account hold; editors ask again when told that it changed. */
export function refreshShown(connection: Connection, { refreshHints, refreshLenses }: ClientAbilities): void {
  const forget = () => undefined;
  if (refreshHints) connection.languages.inlayHint.refresh().catch(forget);
  if (refreshLenses) connection.sendRequest('workspace/codeLens/refresh').catch(forget);
}
