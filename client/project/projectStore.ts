import { EventEmitter, Range, Uri, WorkspaceEdit, workspace } from 'vscode';
import type { JsonValue } from '../../flexli/model/json';
import type { Environment as NamedEnvironment } from '../../flexli/project/environment';
import type { Project } from '../../flexli/project/projectFile';
import type { Environment } from '../accounts/environment';
import type { ProjectEnvironments } from '../accounts/environmentStore';
import { readText } from './files';
import type { Releasable } from '../ui/releasable';

// The same name as in flexli/project, which is read when a project file is.
const PROJECT_FILE = 'flexli.json';
const LOCAL_NAME = 'Local';

/** What `flexli.json` says for a document. */
export interface ProjectOf {
  readonly uri: Uri;
  readonly project: Project;
}

/** Reads and writes `flexli.json`: that of the document's folder in the workspace, else one beside the document. */
export class ProjectStore implements ProjectEnvironments, Releasable {
  private readonly changed = new EventEmitter<void>();
  private readonly held: Releasable[] = [this.changed];
  /** Fires when a project file was made, saved or deleted. */
  readonly onDidChange = this.changed.event;

  constructor() {
    const watcher = workspace.createFileSystemWatcher(`**/${PROJECT_FILE}`);
    const fire = (): void => {
      this.changed.fire();
    };
    this.held.push(
      watcher,
      watcher.onDidCreate(fire),
      watcher.onDidChange(fire),
      watcher.onDidDelete(fire),
      workspace.onDidChangeWorkspaceFolders(fire),
      workspace.onDidGrantWorkspaceTrust(fire),
    );
  }

  /** The environments of all folders. None while the workspace is not trusted: addresses could lead anywhere. */
  async environments(): Promise<readonly Environment[]> {
    if (!workspace.isTrusted) return [];
    const found: Environment[] = [];
    for (const { uri } of workspace.workspaceFolders ?? []) {
      const read = await this.read(Uri.joinPath(uri, PROJECT_FILE));
      for (const [name, { api, auth }] of Object.entries(read?.project.environments ?? {})) {
        if (name !== LOCAL_NAME) found.push({ name, apiUrl: api.replace(/\/+$/, ''), tokenUrl: auth });
      }
    }
    return found;
  }

  /** Undefined when there is no project file, or none that can be read. */
  async projectOf(document: Uri): Promise<ProjectOf | undefined> {
    return this.read(this.fileFor(document));
  }

  /**
   * Remembers what a placeholder stands for. False when it could not be: the project file is broken, or a single file
   * is open and has no project file beside it, which we do not put there unasked.
   */
  async remember(document: Uri, name: string, value: JsonValue, environment?: string): Promise<boolean> {
    const uri = this.fileFor(document);
    const text = await readText(uri);
    if (text === undefined && (!workspace.getWorkspaceFolder(document) || document.scheme === 'untitled')) return false;
    const { parseProjectFile, setVariable } = await import('../../flexli/project/projectFile');
    // An error without a place is one of the whole file; what else is wrong in it stays as it is.
    if (text !== undefined && parseProjectFile(text).errors.some(({ path }) => path.length === 0)) return false;
    await write(uri, text, setVariable(text ?? '', name, value, environment));
    this.changed.fire();
    return true;
  }

  /** Path of a file as it stands in the project file of a document: relative to it, with slashes. */
  pathFor(document: Uri, file: Uri): string {
    const folder = Uri.joinPath(this.fileFor(document), '..').path.replace(/\/?$/, '/');
    return file.path.startsWith(folder) ? file.path.slice(folder.length) : file.path;
  }

  /** The folder on disk of the project that a document belongs to; undefined outside of the workspace's folders. */
  rootOf(document: Uri): string | undefined {
    const folder = document.scheme === 'file' ? workspace.getWorkspaceFolder(document) : undefined;
    return folder?.uri.fsPath;
  }

  /** What the project file of a document says of an environment; undefined when it names none there at this address. */
  async environmentOf(document: Uri, name: string, apiUrl: string): Promise<NamedEnvironment | undefined> {
    const { environmentNamed } = await import('../../flexli/project/environment');
    const { emptyProject } = await import('../../flexli/project/projectFile');
    const found = environmentNamed((await this.projectOf(document))?.project ?? emptyProject(), name);
    return found.ok && (name === LOCAL_NAME || found.environment.api === apiUrl) ? found.environment : undefined;
  }

  /** The first thing that is wrong with the project file of a document. */
  async problemOf(document: Uri): Promise<{ readonly uri: Uri; readonly message: string } | undefined> {
    const uri = this.fileFor(document);
    const text = await readText(uri);
    if (text === undefined) return undefined;
    const { projectProblems } = await import('../../flexli/project/projectProblems');
    const [first] = projectProblems(text);
    return first && { uri, message: first.message };
  }

  /** Whether any project of the workspace says that this environment must not be changed by accident. */
  async isProduction(name: string): Promise<boolean> {
    for (const { uri } of workspace.workspaceFolders ?? []) {
      const read = await this.read(Uri.joinPath(uri, PROJECT_FILE));
      if (read?.project.environments[name]?.production === true) return true;
    }
    return false;
  }

  /** The file that a path in the project file of a document names. */
  fileAt(document: Uri, path: string): Uri {
    return Uri.joinPath(this.fileFor(document), '..', path);
  }

  private fileFor(document: Uri): Uri {
    const folder =
      workspace.getWorkspaceFolder(document.with({ scheme: 'file' })) ?? workspace.getWorkspaceFolder(document);
    return folder
      ? Uri.joinPath(folder.uri, PROJECT_FILE)
      : Uri.joinPath(document.with({ scheme: 'file' }), '..', PROJECT_FILE);
  }

  private async read(uri: Uri): Promise<ProjectOf | undefined> {
    const text = await readText(uri);
    if (text === undefined) return undefined;
    const { parseProjectFile } = await import('../../flexli/project/projectFile');
    return { uri, project: parseProjectFile(text).project };
  }

  dispose(): void {
    for (const one of this.held) one.dispose();
  }
}

/** Through the editor when the file is open there, so that nothing the person typed is lost. */
async function write(uri: Uri, before: string | undefined, after: string): Promise<void> {
  const open = workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
  if (!open || before === undefined) {
    await workspace.fs.writeFile(uri, new TextEncoder().encode(after));
    return;
  }
  const edit = new WorkspaceEdit();
  edit.replace(uri, new Range(open.positionAt(0), open.positionAt(before.length)), after);
  await workspace.applyEdit(edit);
  await open.save();
}
