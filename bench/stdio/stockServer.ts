/**
 * The stock JSON service over stdio, as VS Code's own JSON server uses it: diagnostics 500 ms after a change where they
 * are pushed, at once where they are pulled. Schemas come by `workspace/didChangeConfiguration`.
 */
import { getLanguageService } from 'vscode-json-languageservice';
import type { Diagnostic, DocumentDiagnosticReport } from 'vscode-languageserver/node';
import {
  createConnection,
  DocumentDiagnosticReportKind,
  ProposedFeatures,
  TextDocuments,
  TextDocumentSyncKind,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

const DELAY = 500;

interface Settings {
  readonly json?: { readonly schemas?: readonly { url: string; fileMatch: string[]; schema: object }[] };
}

const connection = createConnection(ProposedFeatures.all);
const documents = new TextDocuments(TextDocument);
const waiting = new Map<string, NodeJS.Timeout>();
let service = getLanguageService({});
let pulled = false;

connection.onInitialize(({ capabilities }) => {
  service = getLanguageService({ clientCapabilities: capabilities });
  pulled = capabilities.textDocument?.diagnostic !== undefined;
  return {
    capabilities: {
      textDocumentSync: TextDocumentSyncKind.Incremental,
      completionProvider: { triggerCharacters: ['"', ':'], resolveProvider: false },
      hoverProvider: true,
      documentSymbolProvider: true,
      diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false },
    },
  };
});
connection.onDidChangeConfiguration(({ settings }: { settings: Settings }) => {
  const schemas = (settings.json?.schemas ?? []).map(({ url: uri, fileMatch, schema }) => ({ uri, fileMatch, schema }));
  service.configure({ schemas });
  for (const document of documents.all()) schedule(document);
});
documents.onDidChangeContent(({ document }) => {
  schedule(document);
});
connection.languages.diagnostics.on(async ({ textDocument }): Promise<DocumentDiagnosticReport> => {
  const document = documents.get(textDocument.uri);
  return { kind: DocumentDiagnosticReportKind.Full, items: document ? await check(document) : [] };
});
connection.onCompletion(({ textDocument, position }) => {
  const document = documents.get(textDocument.uri);
  return document ? service.doComplete(document, position, service.parseJSONDocument(document)) : null;
});
connection.onHover(({ textDocument, position }) => {
  const document = documents.get(textDocument.uri);
  return document ? service.doHover(document, position, service.parseJSONDocument(document)) : null;
});

function schedule(document: TextDocument): void {
  if (pulled) return;
  clearTimeout(waiting.get(document.uri));
  const { uri, version } = document;
  const timer = setTimeout(() => {
    waiting.delete(uri);
    void check(document).then((diagnostics) => connection.sendDiagnostics({ uri, version, diagnostics }));
  }, DELAY);
  waiting.set(uri, timer);
}

async function check(document: TextDocument): Promise<Diagnostic[]> {
  return service.doValidation(document, service.parseJSONDocument(document));
}

documents.listen(connection);
connection.listen();
