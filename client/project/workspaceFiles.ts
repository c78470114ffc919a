import { EventEmitter, type Uri, workspace } from 'vscode';
import type { DocumentKind } from '../../flexli/model/documentKind';
import { documentKindOfName } from '../../flexli/model/documentKind';
import type { JsonValue } from '../../flexli/model/json';
import { CONNECTOR_FILES, IGNORED_FILES, WORKFLOW_FILES } from '../language/documents';
import type { Releasable } from '../ui/releasable';
import { readText } from './files';

/** More files of one kind than this are no project; the tree says so. */
export const MOST_FILES = 1000;

/** The files of one kind in the workspace, read when asked for and again after a change. */
export class WorkspaceFiles<T> implements Releasable {
  private readonly changed = new EventEmitter<void>();
  private readonly held: Releasable[] = [this.changed];
  private loading: Promise<readonly T[]> | undefined;
  /** Fires when a file was made, saved or deleted. */
  readonly onDidChange = this.changed.event;

  /** @param read makes something of a file; the text is undefined when it cannot be read */
  constructor(
    private readonly kind: DocumentKind,
    private readonly read: (uri: Uri, text: string | undefined) => T,
  ) {
    const watcher = workspace.createFileSystemWatcher(this.pattern);
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
        if (documentKindOfName(uri.path) === kind) forget();
      }),
    );
  }

  refresh(): void {
    this.loading = undefined;
    this.changed.fire();
  }

  /** All of them, by path. */
  list(): Promise<readonly T[]> {
    this.loading ??= this.readAll();
    return this.loading;
  }

  private get pattern(): string {
    return this.kind === 'connector' ? CONNECTOR_FILES : WORKFLOW_FILES;
  }

  private async readAll(): Promise<readonly T[]> {
    const uris = await workspace.findFiles(this.pattern, IGNORED_FILES, MOST_FILES);
    uris.sort((a, b) => a.path.localeCompare(b.path));
    return Promise.all(uris.map(async (uri) => this.read(uri, await readText(uri))));
  }

  dispose(): void {
    for (const one of this.held) one.dispose();
  }
}

/** Undefined for a text that is no JSON now. */
export function jsonOf(text: string | undefined): JsonValue | undefined {
  try {
    return text === undefined ? undefined : (JSON.parse(text.replace(/^\uFEFF/, '')) as JsonValue);
  } catch {
    return undefined;
  }
}
