import type { Connection, SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver/node';
import type { LanguageDocument } from '../languageservice/languageDocument';
import type { Guard } from './guard';
import type { Parts } from './parts';
import { TokenHistory } from './tokenHistory';

const NO_TOKENS: SemanticTokens = { data: [] };

/** Registers what is asked about expressions alone: their colours, and help while arguments are written. */
export function registerExpressions(connection: Connection, guard: Guard, { open, service }: Parts): void {
  const history = new TokenHistory();
  open.onClose((uri) => {
    history.close(uri);
  });
  const about = <P extends { textDocument: { uri: string } }, R>(
    label: string,
    empty: R,
    answer: (document: LanguageDocument, params: P) => R,
  ) =>
    guard.request<P, R>(label, empty, (params) => {
      const document = open.get(params.textDocument.uri);
      return document === undefined ? empty : answer(document, params);
    });

  const { semanticTokens } = connection.languages;
  semanticTokens.on(
    about('Colours', NO_TOKENS, (document) => history.full(document.uri, service.semanticTokens(document).data)),
  );
  semanticTokens.onDelta(
    about<{ textDocument: { uri: string }; previousResultId: string }, SemanticTokens | SemanticTokensDelta>(
      'Colours',
      NO_TOKENS,
      (document, { previousResultId }) =>
        history.delta(document.uri, previousResultId, service.semanticTokens(document).data),
    ),
  );
  semanticTokens.onRange(about('Colours', NO_TOKENS, (document, { range }) => service.semanticTokens(document, range)));
  connection.onSignatureHelp(
    about('Signature help', null, (document, { position }) => service.signatureHelp(document, position)),
  );
}
