import type { ProjectFolder } from '../files/projectFolder';
import { prepare } from '../plan/prepare';
import { filesOf } from '../plan/resolved';
import { readProject } from '../planProject';
import { environmentLock } from './lock';
import type { LockStore } from './lockStore';
import { sameIds, usedIds } from './usedIds';

/** What a file is in an environment, by the lock. */
export interface LockedFile {
  readonly path: string;
  readonly id: string;
  readonly version: number;
  /** Whether the file says, and points at, what it did when it was deployed; false when nobody can tell. */
  readonly isCurrent: boolean;
}

/**
 * The files that the lock knows as something else than the caller does. Nobody is asked: what only an account can tell, such
 * as the one connector of a type, counts as changed.
 */
export async function lockedFiles(
  folder: ProjectFolder,
  store: LockStore,
  environmentName: string,
  known: (path: string) => string | undefined,
): Promise<readonly LockedFile[]> {
  const read = await store.read();
  if (!read.ok) return [];
  const lock = environmentLock(read.lock, environmentName);
  const news = [...lock.files].flatMap(([path, { deployed }]) =>
    deployed && deployed.id !== known(path) ? [{ path, deployed }] : [],
  );
  if (news.length === 0) return [];
  const project = await readProject(folder, environmentName);
  return news.map(({ path, deployed }) => {
    const described = { path, id: deployed.id, version: deployed.version };
    const document = project.ok ? project.documents.find((one) => one.path === path) : undefined;
    if (!project.ok || !document) return { ...described, isCurrent: false };
    const { documents, environment } = project;
    const { digest, placeholders } = prepare(document, {
      environment,
      documents,
      lock,
      account: { documents: [] },
      secrets: new Map(),
    });
    const uses = usedIds(filesOf(placeholders), (file) => lock.files.get(file)?.deployed);
    const sameUses = deployed.uses === undefined || sameIds(deployed.uses, uses);
    return { ...described, isCurrent: digest === deployed.digest && sameUses };
  });
}
