import { documentOf, idsIn, type AccountSnapshot } from '../account/accountDocument';
import { unreadParts } from '../compare/comparable';
import { readDigest } from '../compare/digests';
import { nameOf } from '../files/projectDocument';
import { withBlocked } from './blocked';
import type { Candidate, Decision, Target } from './decide';
import type { DeploymentOrder } from './order';
import type { PlannedDocument } from './plan';
import type { Prepared } from './prepare';
import type { PlanProblem } from './problem';
import { isDrift } from './reason';
import { filesOf } from './resolved';
import { shownPair } from './shown';

/** Describes what was decided, with everything that keeps a document from being deployed. */
export function describeAll(
  ordered: readonly Prepared[],
  decisions: ReadonlyMap<string, Decision>,
  circles: DeploymentOrder['circles'],
  account: AccountSnapshot,
): readonly PlannedDocument[] {
  const targetOf = (file: string): Target | undefined => decisions.get(file)?.target;
  const described = ordered.map(({ document, placeholders, digest, problems }): PlannedDocument => {
    const { change, reasons, current, target } = decisions.get(document.path) ?? { change: 'create', reasons: [] };
    const uses = filesOf(placeholders);
    const circle = circles.get(document.path);
    const all = [
      ...problems,
      ...(change === 'create' || change === 'replace' ? missingSecrets(placeholders) : []),
      ...(circle ? [circleProblem(circle)] : []),
      ...(target && reasons.some(({ kind }) => kind === 'restored') ? restoreProblems(target, account) : []),
    ];
    const deployed = current ?? target;
    const recorded = change === 'record' && target ? documentOf(account, target.id, target.version) : undefined;
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
      ...(recorded ? { read: readDigest(recorded) } : {}),
      problems: all,
      findings: [],
      unread: unreadParts(document.kind, document.content ?? {}),
      ...pair,
      source: document.content && { content: document.content, placeholders },
    };
  });
  return withBlocked(described);
}

function missingSecrets(placeholders: Candidate['placeholders']): readonly PlanProblem[] {
  return [...placeholders].flatMap(([name, one]) =>
    one.kind === 'secret' && one.value === undefined
      ? [
          {
            code: 'secret-missing',
            message: `The secret {{${name}}} has no value here. Give it, then try again.`,
            placeholder: name,
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

/** A version that points at what is gone would fail in its first run. */
function restoreProblems({ id, version }: Target, account: AccountSnapshot): readonly PlanProblem[] {
  const there = new Set(account.documents.map((one) => one.id));
  const missing = [...idsIn(documentOf(account, id, version)?.content)].filter((one) => !there.has(one));
  if (missing.length === 0) return [];
  const message = `The version before, ${id}, points at ${new Intl.ListFormat('en').format(missing)}, which is gone. Restore that as well, or deploy an older state of the files.`;
  return [{ code: 'reference-unknown', message }];
}
