import type { AccountDocument, AccountSnapshot } from '../account/accountDocument';
import { connectorTypeOf, nameOf, type ProjectDocument } from '../files/projectDocument';
import { idsOf, type EnvironmentLock } from '../lock/lock';

/** Documents of the account with the files that they belong to. */
export interface Matches {
  /** By the path of an existing file. */
  readonly ofFiles: ReadonlyMap<string, AccountDocument>;
  /** Those without a file; `path` is where the lock knows a file that is gone. */
  readonly others: readonly { readonly document: AccountDocument; readonly path?: string }[];
}

/**
 * Finds the file of each document: the one that was deployed as it, else the only one of the same kind and name whose own
 * document is gone. Old versions that the lock knows are left out, and so are all versions of a workflow but one.
 */
export function matchFiles(
  documents: readonly ProjectDocument[],
  account: AccountSnapshot,
  lock: EnvironmentLock,
): Matches {
  const current = currentVersions(account);
  const ofFiles = new Map<string, AccountDocument>();
  const taken = new Set<string>();
  for (const { path } of documents) {
    const entry = lock.files.get(path);
    const own = entry?.deployed && current.get(entry.deployed.id);
    if (own) ofFiles.set(path, own);
    for (const id of idsOf(entry)) taken.add(id);
  }
  const free = [...current.values()].filter(({ id }) => !taken.has(id)).sort((a, b) => (a.id < b.id ? 1 : -1));
  for (const file of documents) {
    if (ofFiles.has(file.path)) continue;
    const at = free.findIndex((one) => isLike(file, one));
    const [found] = at < 0 ? [] : free.splice(at, 1);
    if (found) ofFiles.set(file.path, found);
  }
  const paths = new Set(documents.map(({ path }) => path));
  const others = free.reverse().flatMap((document) => {
    const owner = [...lock.files].find(([, entry]) => idsOf(entry).includes(document.id));
    if (!owner) return [{ document }];
    const [path, { deployed }] = owner;
    return deployed?.id === document.id && !paths.has(path) ? [{ document, path }] : [];
  });
  return { ofFiles, others };
}

/** By id: the release version of a workflow, else the highest. */
function currentVersions({ documents }: AccountSnapshot): ReadonlyMap<string, AccountDocument> {
  const current = new Map<string, AccountDocument>();
  for (const one of documents) {
    const known = current.get(one.id);
    if (!known || (!known.release && (one.release || one.version > known.version))) current.set(one.id, one);
  }
  return current;
}

function isLike(file: ProjectDocument, { kind, name, type }: AccountDocument): boolean {
  if (file.kind !== kind) return false;
  return kind === 'connector' ? connectorTypeOf(file) === type : nameOf(file) === name;
}
