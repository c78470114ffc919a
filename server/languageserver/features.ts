import type { Connection } from 'vscode-languageserver/node';
import type { LanguageDocument } from '../languageservice/languageDocument';
import { EXPRESSION_TRIGGERS } from './capabilities';
import type { Guard } from './guard';
import type { Parts } from './parts';

/** Registers every language feature: find the document and what is known for it, ask the service. */
export function registerFeatures(connection: Connection, guard: Guard, { open, contexts, service }: Parts): void {
  /** An answer about an open document of ours; of any other, the empty one. */
  const about = <P extends { textDocument: { uri: string } }, R>(
    label: string,
    empty: R,
    answer: (document: LanguageDocument, params: P) => R | Promise<R>,
  ) =>
    guard.request<P, R>(label, empty, (params) => {
      const document = open.get(params.textDocument.uri);
      return document === undefined ? empty : answer(document, params);
    });

  connection.onCompletion(
    about('Completion', null, (document, { position, context: asked }) => {
      const known = contexts.contextOf(document.uri);
      // Typed in plain JSON, these characters are no question.
      const isExpressionOnly = EXPRESSION_TRIGGERS.includes(asked?.triggerCharacter ?? '');
      return isExpressionOnly
        ? service.completeExpression(document, position, known)
        : service.complete(document, position, known);
    }),
  );
  connection.onHover(
    about('Hover', null, (document, { position }) =>
      service.hover(document, position, contexts.contextOf(document.uri)),
    ),
  );
  connection.onDocumentSymbol(about('Outline', null, (document) => service.symbols(document)));
  connection.onFoldingRanges(about('Folding', null, (document) => service.foldingRanges(document)));
  connection.onSelectionRanges(
    about('Selection', null, (document, { positions }) => service.selectionRanges(document, positions)),
  );
  connection.onDocumentFormatting(
    about('Formatting', null, (document, { options }) => service.format(document, undefined, options)),
  );
  connection.onDocumentRangeFormatting(
    about('Formatting', null, (document, { options, range }) => service.format(document, range, options)),
  );
}
