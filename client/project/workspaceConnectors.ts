import { EventEmitter, type Uri, workspace } from 'vscode';
import { documentKindOfName } from '../../flexli/model/documentKind';
import { CONNECTOR_FILES, IGNORED_FILES } from '../language/documents';
import type { JsonValue } from '../../flexli/model/json';
import { readText } from './files';
import { type ConnectorFile, readConnectorFile } from './connectorFile';
import type { Releasable } from '../ui/releasable';

/** A connector file of the workspace. */
export interface WorkspaceConnector {
  readonly uri: Uri;
  readonly file: ConnectorFile;
  /** All that the file says; undefined for a text that is no JSON now. */
  readonly content?: JsonValue;
}

/** More files than this are no project of connectors; the tree says so. */
export const MOST_CONNECTOR_FILES = 1000;

/** The connector files of the workspace, read when asked for and again after a change. */
export class WorkspaceConnectors implements Releasable {
  private readonly changed = new EventEmitter<void>();
  private readonly held: Releasable[] = [this.changed];
  private loading: Promise<readonly WorkspaceConnector[]> | undefined;
  /** Fires when a file was made, saved or deleted. */
  readonly onDidChange = this.changed.event;

  constructor() {
    const watcher = workspace.createFileSystemWatcher(CONNECTOR_FILES);
    const forget = (): void => {
      this.refresh();
    };
    this.held.push(
      watcher,
      watcher.onDidCreate(forget),
      watcher.onDidChange(forget),
      watcher.onDidDelete(forget),
      workspace.onDidChangeWorkspaceFolders(forget),
      // Watchers may be late or missing on network drives; a save in this window is known at once.
      workspace.onDidSaveTextDocument(({ uri }) => {
        if (documentKindOfName(uri.path) === 'connector') forget();
      }),
    );
  }

  refresh(): void {
    this.loading = undefined;
    this.changed.fire();
  }

  /** All connector files, by path. Files that cannot be read stand in it as broken. */
  list(): Promise<readonly WorkspaceConnector[]> {
    this.loading ??= this.read();
    return this.loading;
  }

  private async read(): Promise<readonly WorkspaceConnector[]> {
    const uris = await workspace.findFiles(CONNECTOR_FILES, IGNORED_FILES, MOST_CONNECTOR_FILES);
    uris.sort((a, b) => a.path.localeCompare(b.path));
    return Promise.all(
      uris.map(async (uri) => {
        const text = await readText(uri);
        const file: ConnectorFile = text === undefined ? { kind: 'broken', reason: 'shape' } : readConnectorFile(text);
        const content = jsonOf(text);
        return { uri, file, ...(content === undefined ? {} : { content }) };
      }),
    );
  }

  dispose(): void {
    for (const one of this.held) one.dispose();
  }
}

function jsonOf(text: string | undefined): JsonValue | undefined {
  try {
    return text === undefined ? undefined : (JSON.parse(text.replace(/^\uFEFF/, '')) as JsonValue);
  } catch {
    return undefined;
  }
}
