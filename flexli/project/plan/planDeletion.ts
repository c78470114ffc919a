import { newestId } from '../account/accountDocument';
import { idsOf } from '../lock/lock';
import { knownUses, planDeletions } from './deletions';
import type { PlanInputs } from './inputs';
import { listDocuments } from './listed';
import type { ListedDocument, Plan } from './plan';

export interface DeletionPlan {
  /** Deletions alone; what something else still points at stands in `kept`. */
  readonly plan: Plan;
  /** What was asked for and is nothing in the account. */
  readonly unknown: readonly string[];
}

/**
 * Plans to delete from the account what files were deployed as, old versions included, or single documents by their ids.
 * The files themselves stay.
 *
 * @param wanted paths of files and ids
 */
export function planDeletion(inputs: PlanInputs, wanted: readonly string[]): DeletionPlan {
  const { account, environment, lock } = inputs;
  const listed = listDocuments(account);
  const asked = new Map<string, ListedDocument>();
  const unknown: string[] = [];
  for (const one of wanted) {
    const ids = lock.files.has(one) ? idsOf(lock.files.get(one)) : [one];
    const found = ids.flatMap((id) => listed.get(id) ?? []);
    if (found.length === 0) unknown.push(one);
    for (const document of found) asked.set(document.id, { ...document, ...fileOf(document.id, lock) });
  }
  const superfluous = [...asked.values()].map((document) => ({ document, why: 'asked' as const }));
  const { deletions, held } = planDeletions(superfluous, account, [], knownUses(lock));
  const plan: Plan = {
    environment,
    oldVersions: 'delete',
    documents: [],
    deletions,
    kept: held,
    orphans: [],
    forget: [],
    gone: [],
    notes: [],
    newest: newestId(account),
  };
  return { plan, unknown };
}

function fileOf(id: string, { files }: PlanInputs['lock']): { readonly file?: string } {
  const [file] = [...files].find(([, entry]) => idsOf(entry).includes(id)) ?? [];
  return file === undefined ? {} : { file };
}
