import type { Plan } from '../../flexli/project/plan/plan';
import { isBlocked } from '../../flexli/project/plan/plan';
import { selectSome } from '../../flexli/project/plan/selection';

/** Paths of files and ids of deletions that are checked. */
export type Choice = ReadonlySet<string>;

/** What is checked when a plan was made: everything that can be done. */
export function firstChoice(plan: Plan): Choice {
  const blocked = new Set(plan.documents.filter(isBlocked).map(({ path }) => path));
  const keys = [
    ...plan.documents.filter(({ change }) => change !== 'unchanged').map(({ path }) => path),
    ...plan.deletions.map(({ id }) => id),
  ];
  // What points at something blocked is blocked itself; the rest goes with what it needs.
  return new Set(keys.filter((key) => !keysWith(plan, key).some((one) => blocked.has(one))));
}

/**
 * The choice after a box was checked or unchecked: what a document needs, and what points at it, is checked with it; whatever
 * needs an unchecked one is unchecked, too.
 */
export function toggled(plan: Plan, choice: Choice, key: string, on: boolean): Choice {
  if (on) return new Set([...choice, ...keysWith(plan, key)]);
  return new Set([...choice].filter((one) => one !== key && !keysWith(plan, one).includes(key)));
}

/** Everything that goes with a document or a deletion. */
function keysWith(plan: Plan, key: string): readonly string[] {
  const { documents, deletions } = selectSome(plan, new Set([key]));
  return [key, ...documents.map(({ path }) => path), ...deletions.map(({ id }) => id)];
}
