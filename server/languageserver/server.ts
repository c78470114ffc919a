import type { Connection, InitializeParams } from 'vscode-languageserver/node';
import { createLanguageService } from '../languageservice/service';
import { CatalogChangedNotification, SamplesNotification } from '../protocol';
import { AccountCatalog } from './accountCatalog';
import { clientAbilities } from './capabilities';
import { Contexts } from './contexts';
import { CheckedDocuments } from './checkedDocuments';
import { readEditorSettings } from './diagnosticSettings';
import { refreshShown, registerEditing } from './editingFeatures';
import { registerExpressions } from './expressionRequests';
import { registerFeatures } from './features';
import { Guard } from './guard';
import { IndexedFiles } from './indexedFiles';
import { registerNavigation } from './navigationFeatures';
import { OpenDocuments } from './openDocuments';
import { Samples } from './samples';
import { normalUri } from './uris';
import { watchFiles } from './watchFiles';
import { WorkspaceCatalog } from './workspaceCatalog';
import { registerValidate } from './validateRequest';

/** Connects every part to a client, by what it says of itself. */
export function startServer(connection: Connection, params: InitializeParams): void {
  const guard = new Guard(connection);
  const open = new OpenDocuments();
  const service = createLanguageService();
  const account = new AccountCatalog(connection);
  const workspace = new WorkspaceCatalog(open, (message) => {
    connection.console.warn(message);
  });
  const samples = new Samples();
  const contexts = new Contexts(workspace, account, new IndexedFiles(workspace, open), samples);
  const checked = new CheckedDocuments(connection, guard, { open, contexts, service });
  const abilities = clientAbilities(params);
  let folders = foldersOf(params);
  contexts.configure(readEditorSettings(params.initializationOptions));
  checked.pulled = abilities.pullDiagnostics;
  checked.canRefresh = abilities.refreshDiagnostics;

  const refreshAccount = async () => {
    if (abilities.catalog && (await account.refresh())) {
      contexts.changed();
      checked.everything();
      refreshShown(connection, abilities);
    }
  };
  const refreshFolders = async () => {
    await workspace.setFolders(folders);
    contexts.changed();
    checked.everything();
    await workspace.readWorkflows();
    checked.everything();
    refreshShown(connection, abilities);
  };

  connection.onInitialized(
    guard.notification('Starting', async () => {
      if (abilities.watchFiles) await watchFiles(connection);
      if (abilities.folders) {
        connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
          const gone = new Set(removed.map(({ uri }) => uri));
          folders = [...folders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)];
          void guard.run('Reading the workspace', refreshFolders);
        });
      }
      await Promise.all([
        guard.run('Reading the workspace', refreshFolders),
        guard.run('Asking for the account’s connectors', refreshAccount),
      ]);
    }),
  );
  connection.onNotification(
    CatalogChangedNotification.method,
    guard.notification('Asking for the account’s connectors', refreshAccount),
  );
  connection.onNotification(
    SamplesNotification.method,
    guard.notification('Taking samples', (params: unknown) => {
      if (!samples.take(params)) return;
      contexts.changed();
      checked.everything();
      refreshShown(connection, abilities);
    }),
  );
  connection.onDidChangeConfiguration(
    guard.notification('Taking the settings', ({ settings }) => {
      contexts.configure(readEditorSettings(settings));
      checked.everything();
    }),
  );
  connection.onDidChangeWatchedFiles(
    guard.notification('Reading changed files', async ({ changes }) => {
      const matter = await Promise.all(changes.map(({ uri }) => workspace.refresh(uri)));
      // Saving an open workflow changes nothing that is not known already.
      const news = changes.some(({ uri }, index) => matter[index] && open.find(normalUri(uri))?.kind !== 'workflow');
      if (!news) return;
      contexts.changed();
      checked.everything();
      refreshShown(connection, abilities);
    }),
  );
  const edited = (uri: string) => {
    const kind = open.get(uri)?.kind;
    checked.one(uri);
    // What a connector file says counts for every workflow; typing elsewhere in it does not.
    if ((kind === 'connector' || kind === undefined) && contexts.changed()) checked.everything();
    if (kind === 'project') {
      contexts.changed();
      checked.everything();
    }
  };
  open.onChange(
    (uri) =>
      void guard.run('Taking a change', () => {
        edited(uri);
      }),
  );
  open.onClose(
    (uri) =>
      void guard.run('Closing a document', () => {
        checked.close(uri);
        contexts.changed();
        checked.everything();
      }),
  );
  registerFeatures(connection, guard, { open, contexts, service });
  registerExpressions(connection, guard, { open, contexts, service });
  registerNavigation(connection, guard, { open, contexts, service }, () => abilities);
  registerEditing(connection, guard, { open, contexts, service }, () => abilities);
  registerValidate(connection, guard, { open, contexts, service });
  connection.onShutdown(() => {
    checked.dispose();
  });
  open.listen(connection);
}

function foldersOf(params: InitializeParams): readonly string[] {
  const folders = params.workspaceFolders?.map(({ uri }) => uri);
  if (folders !== undefined && folders.length > 0) return folders;
  // Older editors send the root only.
  const root = (params as { rootUri?: string | null }).rootUri;
  return root ? [root] : [];
}
