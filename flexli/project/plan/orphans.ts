import type { AccountDocument, AccountSnapshot } from '../account/accountDocument';
import { saysTheSame } from '../compare/comparison';
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
  const contents = new Map(account.documents.map((one) => [one.id, one]));
  const filled = candidates.map(({ document, placeholders }) => ({
    document,
    content: fillDocument(document.content ?? {}, placeholders, {
      file: (path, what) => targetOf(path)?.[what],
      secret: withSecrets,
    }),
  }));
  const orphans = [...listed.values()]
    .filter(({ id }) => !spoken.has(id))
    .map((document): Orphan => {
      const file = owners.get(document.id);
      if (file !== undefined) return { ...document, file };
      const there = contents.get(document.id);
      const twinOf = filled.find((one) => there?.kind === one.document.kind && saysTheSame(one.content, there))
        ?.document.path;
      const leftOf = candidates.find((one) => there && mayHaveLeft(one, there))?.document.path;
      return {
        ...document,
        ...(twinOf === undefined ? {} : { twinOf }),
        ...(leftOf === undefined ? {} : { leftOf }),
      };
    });
  const forget = gone.filter(([, entry]) => !idsOf(entry).some((id) => listed.has(id))).map(([path]) => path);
  return { orphans, forget };
}

/** Something of the same name that came after a creation whose answer was lost. */
function mayHaveLeft({ document, entry }: Candidate, { kind, id, name, type }: AccountDocument): boolean {
  if (!entry?.pending || document.kind !== kind || id <= entry.pending.after) return false;
  return kind === 'connector' ? connectorTypeOf(document) === type : nameOf(document) === name;
}
