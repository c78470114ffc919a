import type { AccountSnapshot } from '../account/accountDocument';
import { differencesFrom } from '../compare/comparison';
import { connectorTypeOf, nameOf } from '../files/projectDocument';
import { idsOf, type EnvironmentLock } from '../lock/lock';
import type { Candidate, Target } from './decide';
import type { ListedDocument, Orphan } from './plan';
import { fillDocument, withSecrets } from './resolved';

/** What the account has and no file stands for. */
export interface FoundOrphans {
  readonly orphans: readonly Orphan[];
  /** Paths of the lock that neither exist nor are anything in the account. */
  readonly forget: readonly string[];
}

/**
 * Finds the documents of the account that belong to no file.
 *
 * @param spoken ids that files stand for, were replaced by, or point at
 */
export function findOrphans(
  listed: ReadonlyMap<string, ListedDocument>,
  account: AccountSnapshot,
  lock: EnvironmentLock,
  candidates: readonly Candidate[],
  targetOf: (file: string) => Target | undefined,
  spoken: ReadonlySet<string>,
): FoundOrphans {
  const paths = new Set(candidates.map(({ document }) => document.path));
  const gone = [...lock.files].filter(([path]) => !paths.has(path));
  const owners = new Map(gone.flatMap(([path, entry]) => idsOf(entry).map((id) => [id, path] as const)));
  const orphans = [...listed.values()]
    .filter(({ id }) => !spoken.has(id))
    .map((document): Orphan => {
      const file = owners.get(document.id);
      if (file !== undefined) return { ...document, file };
      const twinOf = candidates.find((one) => saysTheSame(one, document, account, targetOf))?.document.path;
      const leftOf = candidates.find((one) => mayHaveLeft(one, document, account))?.document.path;
      return {
        ...document,
        ...(twinOf === undefined ? {} : { twinOf }),
        ...(leftOf === undefined ? {} : { leftOf }),
      };
    });
  const forget = gone.filter(([, entry]) => !idsOf(entry).some((id) => listed.has(id))).map(([path]) => path);
  return { orphans, forget };
}

function saysTheSame(
  { document, placeholders }: Candidate,
  { kind, id }: ListedDocument,
  account: AccountSnapshot,
  targetOf: (file: string) => Target | undefined,
): boolean {
  const deployed = account.documents.find((one) => one.id === id);
  if (!deployed || document.kind !== kind) return false;
  const filled = fillDocument(document.content ?? {}, placeholders, {
    file: (path, what) => targetOf(path)?.[what],
    secret: withSecrets,
  });
  return differencesFrom(filled, deployed).length === 0;
}

/** Something of the same name that came after a creation whose answer was lost. */
function mayHaveLeft(
  { document, entry }: Candidate,
  { kind, id, name }: ListedDocument,
  account: AccountSnapshot,
): boolean {
  if (!entry?.pending || document.kind !== kind || id <= entry.pending.after) return false;
  const type = connectorTypeOf(document);
  return type === undefined
    ? nameOf(document) === name
    : account.documents.some((one) => one.id === id && one.type === type);
}
