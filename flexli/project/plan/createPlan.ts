import { documentOf, idsIn, newestId } from '../account/accountDocument';
import { unreadParts } from '../compare/comparable';
import { digestOf } from '../compare/digest';
import { nameOf, type ProjectDocument } from '../files/projectDocument';
import { idsOf, LOCK_FILE } from '../lock/lock';
import { withBlocked } from './blocked';
import { decide, type Candidate, type Decision, type Target } from './decide';
import { planDeletions, type Superfluous } from './deletions';
import type { PlanInputs, PlanOptions } from './inputs';
import { listDocuments } from './listed';
import { deploymentOrder, type DeploymentOrder } from './order';
import { findOrphans } from './orphans';
import type { KeptDocument, ListedDocument, Plan, PlannedDocument } from './plan';
import type { PlanProblem } from './problem';
import { isDrift } from './reason';
import { fillDocument, filesOf, withoutSecrets, withSecrets } from './resolved';
import { resolvePlaceholders } from './resolve';
import { shownPair } from './shown';
import { Twins } from './twins';

interface Prepared extends Candidate {
  readonly problems: readonly PlanProblem[];
}

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
  const documents = describeAll(ordered, decisions, order, inputs);
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
    ...going.map((document) => ({ document, why: 'orphan' as const })),
  ];
  const { deletions, held } = planDeletions(superfluous, account, holders);
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

function prepare(document: ProjectDocument, inputs: PlanInputs): Prepared {
  const entry = inputs.lock.files.get(document.path);
  if (!document.content) {
    const message = `${document.path} holds no JSON object. Correct it, then try again.`;
    return {
      document,
      entry,
      placeholders: new Map(),
      digest: '',
      problems: [{ code: 'document-unreadable', message }],
    };
  }
  const { placeholders, problems } = resolvePlaceholders(document, inputs);
  const named = fillDocument(document.content, placeholders, {
    file: (path, what) => `{{${what} of ${path}}}`,
    secret: withoutSecrets,
  });
  return { document, entry, placeholders, problems, digest: digestOf(named) };
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
  const movedFrom = (id: string): { path: string; digest: string } | undefined => {
    const [path, entry] = gone.find(([, { deployed }]) => deployed?.id === id) ?? [];
    return path === undefined ? undefined : { path, digest: entry?.deployed?.digest ?? '' };
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

function describeAll(
  ordered: readonly Prepared[],
  decisions: ReadonlyMap<string, Decision>,
  order: DeploymentOrder,
  { account }: PlanInputs,
): readonly PlannedDocument[] {
  const targetOf = (file: string): Target | undefined => decisions.get(file)?.target;
  const described = ordered.map(({ document, placeholders, digest, problems }): PlannedDocument => {
    const { change, reasons, current, target } = decisions.get(document.path) ?? { change: 'create', reasons: [] };
    const uses = filesOf(placeholders);
    const circle = order.circles.get(document.path);
    const all = [
      ...problems,
      ...(change === 'create' || change === 'replace' ? missingSecrets(placeholders) : []),
      ...(circle ? [circleProblem(circle)] : []),
    ];
    const deployed = current ?? target;
    const pair = shownPair(
      document,
      placeholders,
      targetOf,
      deployed && documentOf(account, deployed.id, deployed.version),
    );
    return {
      path: document.path,
      kind: document.kind,
      name: nameOf(document),
      change,
      reasons,
      drift: reasons.some(isDrift),
      uses,
      ...(current ? { current: { id: current.id, version: current.version } } : {}),
      ...(target ? { target: { id: target.id, version: target.version } } : {}),
      digest,
      problems: all,
      findings: [],
      unread: unreadParts(document.kind, document.content ?? {}),
      ...pair,
      source: document.content && { content: document.content, placeholders },
    };
  });
  return withBlocked(described);
}

function fillingOf(targetOf: (file: string) => Target | undefined) {
  return { file: (path: string, what: 'id' | 'version') => targetOf(path)?.[what], secret: withSecrets };
}

function missingSecrets(placeholders: Candidate['placeholders']): readonly PlanProblem[] {
  return [...placeholders].flatMap(([name, one]) =>
    one.kind === 'secret' && one.value === undefined
      ? [
          {
            code: 'secret-missing',
            message: `The secret {{${name}}} has no value here. Give it, then try again.`,
          } as const,
        ]
      : [],
  );
}

function circleProblem(circle: readonly string[]): PlanProblem {
  const list = new Intl.ListFormat('en').format(circle);
  const message =
    circle.length === 1
      ? `${list} points at itself, so its id cannot be known before it is deployed. Send an event instead.`
      : `${list} point at each other, so none can be deployed first. Send an event in one of them instead.`;
  return { code: 'reference-circle', message };
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
  return [
    ...(isElsewhere(inputs)
      ? [
          `${LOCK_FILE} knows ${environment.name} at ${lock.api ?? ''}, and flexli.json says ${environment.api}. What is not found there counts as deleted.`,
        ]
      : []),
    ...(parts.length > 0
      ? [
          `The API never reads back ${new Intl.ListFormat('en').format(parts)}. They are not compared with the account: a change made outside does not show.`,
        ]
      : []),
  ];
}
