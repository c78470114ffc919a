import type { Plan, PlannedDeletion, PlannedDocument } from './plan';

/** The part of a plan that is carried out. */
export interface Selection {
  readonly documents: readonly PlannedDocument[];
  readonly deletions: readonly PlannedDeletion[];
}

/** All of a plan. */
export function selectAll({ documents, deletions }: Plan): Selection {
  return { documents: documents.filter(({ change }) => change !== 'unchanged'), deletions };
}

/**
 * What belongs to some files: they, what they point at as far as it changes, and everything that points at what gets another
 * id. Of the deletions those of their old versions, and those whose ids are chosen.
 *
 * @param chosen paths of files, and ids of orphans
 */
export function selectSome(plan: Plan, chosen: ReadonlySet<string>): Selection {
  const changing = new Map(
    plan.documents.flatMap((one) => (one.change === 'unchanged' ? [] : [[one.path, one] as const])),
  );
  const selected = new Set([...changing.keys()].filter((path) => chosen.has(path)));
  const add = (path: string): boolean => changing.has(path) && !selected.has(path) && selected.add(path).has(path);
  for (let grown = true; grown;) {
    grown = false;
    for (const [path, { uses }] of changing) {
      if (selected.has(path)) for (const used of uses) grown = add(used) || grown;
      else if (uses.some((used) => selected.has(used))) grown = add(path) || grown;
    }
  }
  const wanted = plan.deletions.filter(
    ({ id, file, why }) =>
      chosen.has(id) || (why === 'replaced' && file !== undefined && (chosen.has(file) || selected.has(file))),
  );
  return { documents: plan.documents.filter(({ path }) => selected.has(path)), deletions: deletable(wanted) };
}

/** Without those that a document points at which stays for now. */
function deletable(wanted: readonly PlannedDeletion[]): readonly PlannedDeletion[] {
  let left = wanted;
  for (;;) {
    const ids = new Set(left.map(({ id }) => id));
    const next = left.filter(({ usedBy }) => usedBy.every((id) => ids.has(id)));
    if (next.length === left.length) return next;
    left = next;
  }
}
