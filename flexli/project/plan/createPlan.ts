import { documentOf, idsIn, newestId } from '../account/accountDocument';
import { idsOf, LOCK_FILE } from '../lock/lock';
import { decide, type Decision, type Surroundings, type Target } from './decide';
import { knownUses, planDeletions, type Superfluous } from './deletions';
import { describeAll } from './describe';
import type { PlanInputs, PlanOptions } from './inputs';
import { listDocuments } from './listed';
import { deploymentOrder } from './order';
import { findOrphans } from './orphans';
import type { KeptDocument, ListedDocument, Plan, PlannedDocument } from './plan';
import { prepare, type Prepared } from './prepare';
import { fillDocument, filesOf, withSecrets } from './resolved';
import { Twins } from './twins';

/** Compares files, lock and account, and says what has to happen so that the account says what the files say. Pure. */
export function createPlan(inputs: PlanInputs, options: PlanOptions = {}): Plan {
  const { account, environment, lock } = inputs;
  const prepared = new Map(inputs.documents.map((document) => [document.path, prepare(document, inputs)]));
  const order = deploymentOrder(
    [...prepared.values()].map(({ document: { path, kind }, placeholders }) => ({
      path,
      kind,
      uses: filesOf(placeholders),
    })),
  );
  const ordered = order.paths.flatMap((path) => prepared.get(path) ?? []);
  const decisions = decideAll(ordered, inputs, options);
  const targetOf = (file: string): Target | undefined => decisions.get(file)?.target;

  const listed = listDocuments(account);
  const documents = describeAll(ordered, decisions, order.circles, account);
  const oldVersions = options.oldVersions ?? 'delete';
  const old = oldVersionsOf(ordered, decisions, inputs, listed);
  const holders = ordered.map((one) => ({
    name: one.document.path,
    ids: idsIn(fillDocument(one.document.content ?? {}, one.placeholders, fillingOf(targetOf))),
  }));
  const spoken = new Set([
    ...old.map(({ id }) => id),
    ...[...decisions.values()].flatMap(({ current, target }) => [current?.id ?? '', target?.id ?? '']),
    ...holders.flatMap(({ ids }) => [...ids]),
  ]);
  const { orphans, forget } = findOrphans(listed, account, lock, ordered, targetOf, spoken);
  const going = options.deleteOrphans === true ? orphans.filter(({ file }) => file !== undefined) : [];
  const superfluous: readonly Superfluous[] = [
    ...(oldVersions === 'delete' ? old.map((document) => ({ document, why: 'replaced' as const })) : []),
    ...going.map((document) => ({ document, why: 'asked' as const })),
  ];
  const { deletions, held } = planDeletions(superfluous, account, holders, knownUses(lock));
  const kept = oldVersions === 'keep' ? old.map((one): KeptDocument => ({ ...one, why: 'setting', usedBy: [] })) : [];
  return {
    environment,
    oldVersions,
    documents,
    deletions,
    kept: [...kept, ...held],
    orphans: orphans.filter(({ id }) => !deletions.some((one) => one.id === id)),
    // At another address all of them would be.
    ...(isElsewhere(inputs) ? { forget: [], gone: [] } : { forget, gone: goneIds(inputs, listed) }),
    notes: notesOf(inputs, documents),
    newest: newestId(account),
  };
}

function decideAll(
  ordered: readonly Prepared[],
  { account, lock }: PlanInputs,
  { again = [], found = 'record', restore = [] }: PlanOptions,
): ReadonlyMap<string, Decision> {
  const decisions = new Map<string, Decision>();
  const targetOf = (file: string): Target | undefined => decisions.get(file)?.target;
  const paths = new Set(ordered.map(({ document }) => document.path));
  const gone = [...lock.files].filter(([path]) => !paths.has(path));
  const claimed = new Set(ordered.flatMap(({ entry }) => idsOf(entry)));
  const twins = new Twins(account, claimed);
  const none = new Twins({ documents: [] }, claimed);
  const movedFrom = (id: string): ReturnType<Surroundings['movedFrom']> => {
    const [path, entry] = gone.find(([, { deployed }]) => deployed?.id === id) ?? [];
    return path === undefined || !entry?.deployed ? undefined : { path, deployed: entry.deployed };
  };
  for (const one of ordered) {
    const { path } = one.document;
    const [before] = one.entry?.previous ?? [];
    // What is not known of a document would match anything.
    const candidates = one.problems.length > 0 ? none : twins;
    const surroundings = { account, twins: candidates, targetOf, movedFrom, found, asked: again.includes(path) };
    if (restore.includes(path) && before && documentOf(account, before.id, before.version)) {
      const { id, version } = before;
      const current = one.entry?.deployed;
      const reasons = [{ kind: 'restored', id } as const];
      decisions.set(path, { change: 'record', reasons, target: { id, version }, ...(current ? { current } : {}) });
    } else decisions.set(path, decide(one, surroundings));
  }
  return decisions;
}

/** What was replaced, now or in an earlier deployment, and is still in the account. */
function oldVersionsOf(
  ordered: readonly Prepared[],
  decisions: ReadonlyMap<string, Decision>,
  { lock }: PlanInputs,
  listed: ReadonlyMap<string, ListedDocument>,
): readonly ListedDocument[] {
  return ordered.flatMap(({ document, entry }) => {
    const decision = decisions.get(document.path);
    const moved = decision?.reasons.find((reason) => reason.kind === 'moved');
    const ids = [
      ...(decision?.current ? [decision.current.id] : []),
      ...idsOf(entry),
      ...idsOf(moved && lock.files.get(moved.from)),
    ];
    return [...new Set(ids)]
      .filter((id) => id !== decision?.target?.id)
      .flatMap((id) => {
        const old = listed.get(id);
        return old ? [{ ...old, file: document.path }] : [];
      });
  });
}

function fillingOf(targetOf: (file: string) => Target | undefined) {
  return { file: (path: string, what: 'id' | 'version') => targetOf(path)?.[what], secret: withSecrets };
}

/** Whether the lock was written for another address of the environment. */
function isElsewhere({ environment, lock }: PlanInputs): boolean {
  return lock.api !== undefined && environment.api !== '' && lock.api !== environment.api;
}

function goneIds({ lock }: PlanInputs, listed: ReadonlyMap<string, ListedDocument>): readonly string[] {
  return [...lock.files.values()].flatMap(idsOf).filter((id) => !listed.has(id));
}

function notesOf(inputs: PlanInputs, documents: readonly PlannedDocument[]): readonly string[] {
  const { environment, lock } = inputs;
  const parts = [...new Set(documents.flatMap(({ unread }) => unread))].sort();
  const list = new Intl.ListFormat('en').format(
    parts.map((part) => (part === 'description' ? 'descriptions of actions' : part)),
  );
  return [
    ...(isElsewhere(inputs)
      ? [
          `${LOCK_FILE} knows ${environment.name} at ${lock.api ?? ''}, and flexli.json says ${environment.api}. What is not found there counts as deleted.`,
        ]
      : []),
    ...(parts.length > 0
      ? [`Drift ignores ${list}: the API never reads that back, so a change made outside does not show.`]
      : []),
  ];
}
