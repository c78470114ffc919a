import { idsIn, type AccountSnapshot } from '../account/accountDocument';
import type { EnvironmentLock } from '../lock/lock';
import type { KeptDocument, ListedDocument, PlannedDeletion } from './plan';

/** A document that nobody needs any more, if nothing else points at it. */
export interface Superfluous {
  readonly document: ListedDocument;
  readonly why: PlannedDeletion['why'];
}

/** Something that will be in the account and points at ids: a document that stays, or one that is deployed. */
export interface Holder {
  readonly name: string;
  readonly ids: ReadonlySet<string>;
}

export interface Deletions {
  /** Whatever points at a document goes before it. */
  readonly deletions: readonly PlannedDeletion[];
  readonly held: readonly KeptDocument[];
}

/**
 * Decides what can be deleted. A document that something else still points at stays, and so does what it points at
 * itself.
 *
 * @param deployed what is about to be deployed, with the ids that stand in it
 * @param known ids that documents point at, by their own ids, also where the API does not read them back
 */
export function planDeletions(
  superfluous: readonly Superfluous[],
  account: AccountSnapshot,
  deployed: readonly Holder[],
  known: ReadonlyMap<string, readonly string[]>,
): Deletions {
  const uses = usesById(account, known);
  const going = new Map(superfluous.map((one) => [one.document.id, one]));
  const held: KeptDocument[] = [];
  for (;;) {
    const holders = [...deployed, ...stayingHolders(account, new Set(going.keys()), uses)];
    const kept = [...going.values()].flatMap(({ document }): KeptDocument[] => {
      const usedBy = holders.filter(({ ids }) => ids.has(document.id)).map(({ name }) => name);
      return usedBy.length === 0 ? [] : [{ ...document, why: 'used', usedBy: [...new Set(usedBy)] }];
    });
    if (kept.length === 0) break;
    held.push(...kept);
    for (const { id } of kept) going.delete(id);
  }
  return { deletions: inOrder([...going.values()], uses), held };
}

function stayingHolders(
  { documents }: AccountSnapshot,
  going: ReadonlySet<string>,
  uses: ReadonlyMap<string, ReadonlySet<string>>,
): readonly Holder[] {
  return documents
    .filter(({ id }) => !going.has(id))
    .map(({ id, name }) => ({ name, ids: without(uses.get(id) ?? new Set(), id) }));
}

/** The ids that stand in any version of a document. */
function usesById(
  { documents }: AccountSnapshot,
  known: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const uses = new Map<string, ReadonlySet<string>>();
  for (const { id, content } of documents) {
    uses.set(id, new Set([...(uses.get(id) ?? []), ...idsIn(content), ...(known.get(id) ?? [])]));
  }
  return uses;
}

/** What the lock knows of the ids that documents were sent with, by their own ids. */
export function knownUses({ files }: EnvironmentLock): ReadonlyMap<string, readonly string[]> {
  const versions = [...files.values()].flatMap(({ deployed, previous }) =>
    deployed ? [deployed, ...previous] : previous,
  );
  return new Map(versions.flatMap(({ id, uses }) => (uses ? [[id, uses] as const] : [])));
}

/** Its own id stands in every document. */
function without(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return new Set([...ids].filter((one) => one !== id));
}

/** Users first, connectors last. Two that point at each other cannot both be first; either order will do. */
function inOrder(
  going: readonly Superfluous[],
  uses: ReadonlyMap<string, ReadonlySet<string>>,
): readonly PlannedDeletion[] {
  const usedBy = (id: string): readonly string[] =>
    going.map(({ document }) => document.id).filter((user) => user !== id && uses.get(user)?.has(id) === true);
  const sorted: PlannedDeletion[] = [];
  const seen = new Set<string>();
  const visit = ({ document, why }: Superfluous): void => {
    if (seen.has(document.id)) return;
    seen.add(document.id);
    const users = usedBy(document.id);
    for (const one of going) if (users.includes(one.document.id)) visit(one);
    sorted.push({ ...document, why, usedBy: users });
  };
  for (const one of going.filter(({ document }) => document.kind === 'workflow')) visit(one);
  for (const one of going) visit(one);
  return sorted;
}
