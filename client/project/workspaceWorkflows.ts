import { EventEmitter, type Uri, workspace } from 'vscode';
import { documentKindOfName } from '../../flexli/model/documentKind';
import { type JsonObject, type JsonValue, isJsonObject } from '../../flexli/model/json';
import { IGNORED_FILES, WORKFLOW_FILES } from '../language/documents';
import { readText } from './files';
import type { Releasable } from '../ui/releasable';

/** A workflow file of the workspace. */
export interface WorkspaceWorkflow {
  readonly uri: Uri;
  readonly name: string;
  /** Undefined for a text that is no JSON object now. */
  readonly content: JsonObject | undefined;
}

/** More files than this are no project of workflows; the tree says so. */
export const MOST_WORKFLOW_FILES = 1000;

/** The workflow files of the workspace, read when asked for and again after a change. */
export class WorkspaceWorkflows implements Releasable {
  private readonly changed = new EventEmitter<void>();
  private readonly held: Releasable[] = [this.changed];
  private loading: Promise<readonly WorkspaceWorkflow[]> | undefined;
  /** Fires when a file was made, saved or deleted. */
  readonly onDidChange = this.changed.event;

  constructor() {
    const watcher = workspace.createFileSystemWatcher(WORKFLOW_FILES);
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
        if (documentKindOfName(uri.path) === 'workflow') forget();
      }),
    );
  }

  refresh(): void {
    this.loading = undefined;
    this.changed.fire();
  }

  /** All workflow files, by path. */
  list(): Promise<readonly WorkspaceWorkflow[]> {
    this.loading ??= read();
    return this.loading;
  }

  dispose(): void {
    for (const one of this.held) one.dispose();
  }
}

async function read(): Promise<readonly WorkspaceWorkflow[]> {
  const uris = await workspace.findFiles(WORKFLOW_FILES, IGNORED_FILES, MOST_WORKFLOW_FILES);
  uris.sort((a, b) => a.path.localeCompare(b.path));
  return Promise.all(
    uris.map(async (uri) => {
      const content = objectOf(await readText(uri));
      const file = uri.path.split('/').at(-1) ?? '';
      const name = typeof content?.name === 'string' && content.name.trim() !== '' ? content.name.trim() : file;
      return { uri, name, content };
    }),
  );
}

function objectOf(text: string | undefined): JsonObject | undefined {
  try {
    const value = JSON.parse((text ?? '').replace(/^\uFEFF/, '')) as JsonValue;
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
