// Types only: what answers `initialize` does without the packages, which take long to read.
import type {
  CodeActionKind,
  InitializeParams,
  ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver/node';
import type { ActionAbilities } from '../languageservice/refactor/selection';
import type { InitializationOptions } from '../protocol';
import { TOKEN_LEGEND } from '../languageservice/expressions/tokenLegend';

/** Characters after which only an expression is completed. */
export const EXPRESSION_TRIGGERS: readonly string[] = ['.', '[', '?', '|', '&', '(', ',', '{', "'"];

/** What the client can do, as far as it changes what the server does. */
export interface ClientAbilities {
  /** It answers `flexli/catalog`. */
  readonly catalog: boolean;
  /** It asks for diagnostics, so none are pushed. */
  readonly pullDiagnostics: boolean;
  readonly refreshDiagnostics: boolean;
  readonly watchFiles: boolean;
  readonly folders: boolean;
  /** It underlines all of a name, not just the word at the cursor. */
  readonly definitionLinks: boolean;
  /** It asks what there is to rename before it asks for a name. */
  readonly prepareRename: boolean;
  /** It can be told that hints and lenses may be others now. */
  readonly refreshHints: boolean;
  readonly refreshLenses: boolean;
  readonly actions: ActionAbilities;
  /** Name of its command that shows places. */
  readonly showReferences?: string;
}

export function clientAbilities(
  params: Pick<Partial<InitializeParams>, 'capabilities' | 'initializationOptions'>,
): ClientAbilities {
  const { workspace, textDocument } = params.capabilities ?? {};
  const options = (params.initializationOptions ?? {}) as InitializationOptions;
  const { showReferences, moveSecret, giveVariable } = options.commands ?? {};
  const createsFiles = workspace?.workspaceEdit?.resourceOperations?.includes('create') === true;
  return {
    catalog: options.catalog === true,
    pullDiagnostics: textDocument?.diagnostic !== undefined,
    refreshDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    watchFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    folders: workspace?.workspaceFolders === true,
    definitionLinks: textDocument?.definition?.linkSupport === true,
    prepareRename: textDocument?.rename?.prepareSupport === true,
    refreshHints: workspace?.inlayHint?.refreshSupport === true,
    refreshLenses: workspace?.codeLens?.refreshSupport === true,
    actions: {
      createFiles: createsFiles && workspace.workspaceEdit?.documentChanges === true,
      disabled: textDocument?.codeAction?.disabledSupport === true,
      ...(typeof moveSecret === 'string' && { moveSecret }),
      ...(typeof giveVariable === 'string' && { giveVariable }),
    },
    ...(typeof showReferences === 'string' && { showReferences }),
  };
}

const INCREMENTAL = 2 satisfies typeof TextDocumentSyncKind.Incremental;
const CODE_ACTION_KINDS: CodeActionKind[] = ['quickfix', 'refactor'];

export function serverCapabilities(abilities: ClientAbilities): ServerCapabilities {
  return {
    textDocumentSync: INCREMENTAL,
    completionProvider: { triggerCharacters: ['"', ':', ...EXPRESSION_TRIGGERS], resolveProvider: true },
    signatureHelpProvider: { triggerCharacters: ['(', ','] },
    semanticTokensProvider: { legend: TOKEN_LEGEND, full: { delta: true }, range: true },
    hoverProvider: true,
    documentSymbolProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: abilities.prepareRename ? { prepareProvider: true } : true,
    workspaceSymbolProvider: true,
    callHierarchyProvider: true,
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    codeLensProvider: { resolveProvider: false },
    codeActionProvider: { codeActionKinds: CODE_ACTION_KINDS },
    inlayHintProvider: true,
    documentLinkProvider: { resolveProvider: false },
    ...(abilities.pullDiagnostics && {
      diagnosticProvider: { identifier: 'flexli', interFileDependencies: true, workspaceDiagnostics: false },
    }),
    ...(abilities.folders && { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } }),
  };
}
