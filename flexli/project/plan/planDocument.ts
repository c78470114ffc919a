import { newestId, type AccountSnapshot } from '../account/accountDocument';
import type { Environment } from '../environment';
import { nameOf, type ProjectDocument } from '../files/projectDocument';
import { idsOf, type EnvironmentLock } from '../lock/lock';
import { decide, type Decision, type Target } from './decide';
import type { Plan, PlannedDocument } from './plan';
import { documentDigest } from './prepare';
import { filesOf, type ResolvedPlaceholders } from './resolved';
import { Twins } from './twins';

/** A document that is deployed by itself, changed or not. */
export interface LoneDocument {
  readonly document: ProjectDocument;
  readonly placeholders: ResolvedPlaceholders;
  /** What the files are that it points at, by their paths. */
  readonly targets: ReadonlyMap<string, Target>;
}

/**
 * A plan for one document alone: the same steps and the same lock as in a plan for all of them, but nothing follows it and
 * nothing is deleted. What it replaces stays known in the lock, so that the next plan lets its users follow and deletes it.
 *
 * @param listed ids that the account lists of this kind
 * @param since what came after an interrupted deployment of it began; empty when none was interrupted
 */
export function planDocument(
  lone: LoneDocument,
  environment: Environment,
  lock: EnvironmentLock,
  listed: readonly string[],
  since: AccountSnapshot,
): Plan {
  const { document, placeholders, targets } = lone;
  const digest = documentDigest(document.content ?? {}, placeholders);
  const { change, reasons, current, target } = decisionOf(lone, digest, lock, listed, since);
  const planned: PlannedDocument = {
    ...stub(document.path, document.kind),
    name: nameOf(document),
    change,
    reasons,
    uses: filesOf(placeholders),
    ...(current ? { current } : {}),
    ...(target ? { target } : {}),
    digest,
    source: document.content && { content: document.content, placeholders },
  };
  const used = [...targets].map(([path, { id, version }]): PlannedDocument => ({
    ...stub(path, document.kind),
    target: { id, version },
  }));
  return {
    environment,
    oldVersions: 'keep',
    documents: [...used, planned],
    deletions: [],
    kept: [],
    orphans: [],
    forget: [],
    gone: [],
    notes: [],
    newest: [newestId(since), ...listed].reduce((newest, id) => (id > newest ? id : newest), ''),
  };
}

function decisionOf(
  { document, placeholders, targets }: LoneDocument,
  digest: string,
  { files }: EnvironmentLock,
  listed: readonly string[],
  since: AccountSnapshot,
): Decision {
  const entry = files.get(document.path);
  const deployed = entry?.deployed;
  const current = deployed && listed.includes(deployed.id) ? deployed : undefined;
  if (entry?.pending) {
    const claimed = new Set([...files.values()].flatMap(idsOf));
    const found = decide(
      { document, placeholders, digest, entry },
      {
        account: since,
        twins: new Twins(since, claimed),
        targetOf: (file) => targets.get(file),
        asked: true,
        movedFrom: () => undefined,
        found: 'record',
      },
    );
    if (found.target ?? found.current) return found;
  }
  return current
    ? { change: 'replace', reasons: [{ kind: 'asked' }], current: { id: current.id, version: current.version } }
    : { change: 'create', reasons: [deployed ? { kind: 'deleted-outside', id: deployed.id } : { kind: 'new' }] };
}

/** Of a file that only lends its id. */
function stub(path: string, kind: PlannedDocument['kind']): PlannedDocument {
  return {
    path,
    kind,
    name: path,
    change: 'unchanged',
    reasons: [],
    drift: false,
    uses: [],
    digest: '',
    problems: [],
    findings: [],
    unread: [],
    after: '',
    source: undefined,
  };
}
