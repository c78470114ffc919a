import { Uri, workspace } from 'vscode';
import { type Environment, environmentKey } from '../accounts/environment';
import { readText } from '../project/files';
import type { ProjectStore } from '../project/projectStore';
import { Emitter } from '../ui/emitter';
import type { Releasable } from '../ui/releasable';
import type { Deployments } from './deployments';
import { digestOf } from './digest';
import { recordedFolders } from './recordedFolders';
import { lockIn } from './recordPlaces';

/** Lets this window know what others have deployed: a lock that came with git, or that a terminal has written. */
export class LockMemory implements Releasable {
  private readonly changed = new Emitter<void>();
  private readonly held: Releasable[] = [this.changed];
  /** Texts of locks that were read already, by environment and folder. */
  private readonly read = new Map<string, string>();
  /** Who asks at the same time waits for one answer. */
  private last: Promise<void> = Promise.resolve();
  /** Fires when a lock was written, here or elsewhere. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly deployments: Deployments,
    private readonly project: ProjectStore,
  ) {
    const watcher = workspace.createFileSystemWatcher('**/flexli.lock.json');
    const fire = (): void => {
      this.changed.fire();
    };
    this.held.push(watcher, watcher.onDidCreate(fire), watcher.onDidChange(fire), watcher.onDidDelete(fire));
  }

  /**
   * Takes over what the locks of the workspace say of an environment, where this window remembers something else. Never
   * rejects: of what cannot be read a plan tells.
   */
  learn(environment: Environment): Promise<void> {
    this.last = this.last.then(() => this.learnNow(environment)).catch(() => undefined);
    return this.last;
  }

  private async learnNow(environment: Environment): Promise<void> {
    for (const { uri, root } of await recordedFolders(this.project, environment)) {
      const key = `${environmentKey(environment)}|${root}`;
      const text = await readText(lockIn(root, environment.name));
      if (text === undefined || this.read.get(key) === text) continue;
      await this.take(environment, root, uri);
      this.read.set(key, text);
    }
  }

  private async take(environment: Environment, root: string, folder: Uri): Promise<void> {
    const fileAt = (path: string): Uri => Uri.joinPath(folder, ...path.split('/'));
    const { lockedFiles } = await import('../plan/planHost');
    const known = (path: string): string | undefined => this.deployments.get(environment, fileAt(path))?.id;
    for (const { path, id, version, isCurrent } of await lockedFiles(root, environment.name, known)) {
      const text = isCurrent ? await readText(fileAt(path)) : undefined;
      const digest = text === undefined ? '' : digestOf(text);
      await this.deployments.set(environment, fileAt(path), { id, version, digest, uses: {} });
    }
  }

  dispose(): void {
    for (const one of this.held) one.dispose();
  }
}
