import type { AccountSnapshot } from '../account/accountDocument';
import type { ListedDocument } from './plan';

/** The account's documents, each with all of its versions, in the order of their ids. */
export function listDocuments({ documents }: AccountSnapshot): ReadonlyMap<string, ListedDocument> {
  const listed = new Map<string, ListedDocument>();
  for (const { kind, id, version, release, name } of [...documents].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const versions = [...(listed.get(id)?.versions ?? []), { version, release }];
    listed.set(id, { kind, id, name, versions: versions.sort((a, b) => a.version - b.version) });
  }
  return listed;
}
