import type { Connection, Definition, LocationLink } from 'vscode-languageserver/node';
import { ErrorCodes, ResponseError } from 'vscode-languageserver/node';
import type { LanguageContext } from '../languageservice/context';
import type { LanguageDocument } from '../languageservice/languageDocument';
import type { ClientAbilities } from './capabilities';
import type { Guard } from './guard';
import type { Parts } from './parts';

/** Registers what leads from one place to another, or changes a name in all of them. */
export function registerNavigation(
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

  connection.onDefinition(
    about('Definition', null, (document, { position }, context): Definition | LocationLink[] => {
      const links = service.definition(document, position, context);
      return abilities().definitionLinks
        ? links
        : links.map(({ targetUri: uri, targetSelectionRange: range }) => ({ uri, range }));
    }),
  );
  connection.onReferences(
    about('References', null, (document, { position, context: { includeDeclaration } }, context) =>
      service.references(document, position, context, includeDeclaration),
    ),
  );
  connection.onDocumentHighlight(
    about('Highlights', null, (document, { position }, context) => service.highlights(document, position, context)),
  );
  connection.onPrepareRename(
    about('Rename', null, (document, { position }, context) => {
      const target = service.prepareRename(document, position, context);
      if (target === undefined) return null;
      return target.ok ? { range: target.range, placeholder: target.placeholder } : refused(target.message);
    }),
  );
  connection.onRenameRequest(
    about('Rename', null, (document, { position, newName }, context) => {
      const renaming = service.rename(document, position, newName, context);
      return renaming.ok ? renaming.edit : refused(renaming.message);
    }),
  );
  connection.onWorkspaceSymbol(
    guard.request('Workspace symbols', null, ({ query }: { query: string }) =>
      service.workspaceSymbols(query, contexts.contextOf('')),
    ),
  );
  connection.languages.callHierarchy.onPrepare(
    about('Call hierarchy', null, (document, { position }, context) =>
      service.prepareCallHierarchy(document, position, context),
    ),
  );
  connection.languages.callHierarchy.onIncomingCalls(
    guard.request('Call hierarchy', null, ({ item }) => service.incomingCalls(item, contexts.contextOf(item.uri))),
  );
  connection.languages.callHierarchy.onOutgoingCalls(
    guard.request('Call hierarchy', null, ({ item }) => service.outgoingCalls(item, contexts.contextOf(item.uri))),
  );
}

/** Editors show the message to the person who asked. */
function refused(message: string): ResponseError {
  return new ResponseError(ErrorCodes.InvalidRequest, message);
}
