import type { JsonObject, JsonValue } from '../../model/json';
import { documentOf, idsIn, type AccountDocument, type AccountSnapshot } from '../account/accountDocument';
import { differencesFrom } from '../compare/comparison';
import { unreadParts } from '../compare/comparable';
import { readDigest } from '../compare/digests';
import { sameIds, usedIds } from '../lock/usedIds';
import type { ProjectDocument } from '../files/projectDocument';
import type { DeployedVersion, LockEntry } from '../lock/lock';
import type { Change } from './plan';
import type { Reason } from './reason';
import { fillDocument, filesOf, withSecrets, withoutSecrets, type ResolvedPlaceholders } from './resolved';
import type { Twins } from './twins';

/** Id and version of a document in the account. */
export type Target = Pick<DeployedVersion, 'id' | 'version'>;

/** A document, what its placeholders stand for, and what the lock says of it. */
export interface Candidate {
  readonly document: ProjectDocument;
  readonly placeholders: ResolvedPlaceholders;
  readonly digest: string;
  readonly entry: LockEntry | undefined;
}

/** What a decision depends on besides the document. */
export interface Surroundings {
  readonly account: AccountSnapshot;
  readonly twins: Twins;
  /** What a file is after this plan; undefined when it gets a new id. Files that it points at are decided before. */
  readonly targetOf: (file: string) => Target | undefined;
  /** The person wants it deployed again, changed or not. */
  readonly asked: boolean;
  /** What the lock has this id as under a path where no file is any more. */
  readonly movedFrom: (id: string) => { readonly path: string; readonly deployed: DeployedVersion } | undefined;
  /** What to do with a document of the account that says the same, but has parts that cannot be compared. */
  readonly found: FoundPolicy;
}

/** `record` takes it for the file's own, `replace` puts a new one in its place. */
export type FoundPolicy = 'record' | 'replace';

export interface Decision {
  readonly change: Change;
  readonly reasons: readonly Reason[];
  /** What the account has of the file now. */
  readonly current?: Target;
  /** What the file is after this plan, when that is known before. */
  readonly target?: Target;
}

/** What has to happen to a document so that the account says what the file says. Decides, and changes nothing. */
export function decide(candidate: Candidate, around: Surroundings): Decision {
  const { digest, entry, placeholders } = candidate;
  const deployed = entry?.deployed;
  const there = deployed && documentOf(around.account, deployed.id, deployed.version);
  const current = there && targetOf(there);
  const awaited = filesOf(placeholders).filter((file) => around.targetOf(file) === undefined);
  const pending = entry?.pending?.digest === digest ? entry.pending : undefined;
  const uses = awaited.length > 0 ? undefined : usedIds(filesOf(placeholders), around.targetOf);
  const isOutdated = awaited.length > 0 || (pending !== undefined && !sameIds(pending.uses, uses));
  // What an interrupted deployment made of another text, or with ids that are others by now, is one more old version.
  const isOther = entry?.pending !== undefined && (isOutdated || !pending);
  const left = isOther ? takeLoosely(candidate, around, entry.pending.after) : undefined;
  const twin = left || isOutdated || (current && !pending) ? undefined : findTwin(candidate, around, pending?.after);
  if (twin) return fromTwin(candidate, around, twin, current, pending !== undefined, uses);

  if (left) return { change: 'replace', reasons: [{ kind: 'interrupted' }], current: targetOf(left) };

  if (!there || !current) {
    const reason: Reason = pending
      ? { kind: 'interrupted' }
      : deployed
        ? { kind: 'deleted-outside', id: deployed.id }
        : { kind: 'new' };
    return { change: 'create', reasons: [reason] };
  }
  const reasons: Reason[] = [
    ...(around.asked ? [{ kind: 'asked' } as const] : []),
    ...(pending ? [{ kind: 'interrupted' } as const] : []),
    ...(digest === deployed.digest ? [] : [{ kind: 'changed' } as const]),
    ...awaited.map((file) => ({ kind: 'reference', file }) as const),
    ...versionsOutside(there, around.account),
  ];
  // Of a file that is replaced anyway nobody asks what else differs.
  if (digest === deployed.digest && awaited.length === 0)
    reasons.push(...staleness(candidate, around, there, deployed));
  if (reasons.length === 0) return { change: 'unchanged', reasons, current, target: current };
  return { change: 'replace', reasons, current };
}

/** The document as it would be sent if every file keeps its id. */
function filled({ document, placeholders }: Candidate, { targetOf: of }: Surroundings): JsonObject {
  return fillDocument(document.content ?? {}, placeholders, {
    file: (path, what) => of(path)?.[what],
    secret: withSecrets,
  });
}

/** The document whatever the ids of other files are. */
function looselyFilled({ document, placeholders }: Candidate): JsonObject {
  const anyReference = (): JsonValue | undefined => undefined;
  return fillDocument(document.content ?? {}, placeholders, { file: anyReference, secret: withSecrets });
}

function takeLoosely(candidate: Candidate, around: Surroundings, after: string): AccountDocument | undefined {
  return around.twins.take(candidate.document.kind, looselyFilled(candidate), after);
}

function findTwin(candidate: Candidate, around: Surroundings, after: string | undefined): AccountDocument | undefined {
  if (around.asked && after === undefined) return undefined;
  return around.twins.take(candidate.document.kind, filled(candidate, around), after);
}

function fromTwin(
  { digest, document }: Candidate,
  around: Surroundings,
  twin: AccountDocument,
  current: Target | undefined,
  isPending: boolean,
  uses: readonly string[] | undefined,
): Decision {
  const target = targetOf(twin);
  const from = around.movedFrom(twin.id);
  const reason: Reason = isPending
    ? { kind: 'interrupted' }
    : from === undefined
      ? { kind: 'found', id: twin.id }
      : { kind: 'moved', from: from.path };
  if (reason.kind === 'moved' && from) {
    const { deployed } = from;
    const isSame = deployed.digest === digest && (deployed.uses === undefined || sameIds(deployed.uses, uses));
    if (!isSame) return { change: 'replace', reasons: [reason, { kind: 'changed' }], current: target };
  }
  const isUnsure = reason.kind === 'found' && unreadParts(document.kind, document.content ?? {}).length > 0;
  if (isUnsure && around.found === 'replace') return { change: 'replace', reasons: [reason], current: target };
  return { change: 'record', reasons: [reason], target, ...(current ? { current } : {}) };
}

/** Why a document has to be replaced although its file did not change. */
function staleness(
  candidate: Candidate,
  around: Surroundings,
  there: AccountDocument,
  deployed: DeployedVersion,
): readonly Reason[] {
  const files = filesOf(candidate.placeholders);
  if (deployed.uses !== undefined && !sameIds(deployed.uses, usedIds(files, around.targetOf))) {
    return olderReferences(files, around, there);
  }
  const mine = filled(candidate, around);
  if (deployed.read === undefined) return differing(candidate, around, there, mine);
  // What was read back right after it was deployed is the measure: the engine may write things in another way than we do.
  if (deployed.read !== readDigest(there)) return [{ kind: 'changed-outside', at: placesIn(mine, there) }];
  const at = differencesOfSecrets(candidate, around, there, mine);
  return at.length === 0 ? [] : [{ kind: 'secret', at }];
}

/** The files whose ids do not stand in the document; all of them when that does not tell. */
function olderReferences(
  files: readonly string[],
  { targetOf: of }: Surroundings,
  { content }: AccountDocument,
): readonly Reason[] {
  const ids = idsIn(content);
  const missing = files.filter((file) => !ids.has(of(file)?.id ?? ''));
  return (missing.length > 0 ? missing : files).map((file) => ({ kind: 'reference', file }));
}

/** Places that differ for the sake of a secret's value alone. */
function differencesOfSecrets(
  { document, placeholders }: Candidate,
  { targetOf: of }: Surroundings,
  there: AccountDocument,
  mine: JsonObject,
): readonly string[] {
  const file = (path: string, what: 'id' | 'version'): JsonValue | undefined => of(path)?.[what];
  const masked = fillDocument(document.content ?? {}, placeholders, { file, secret: withoutSecrets });
  const others = new Set(differencesFrom(masked, there));
  return differencesFrom(mine, there).filter((at) => !others.has(at));
}

/** Without a measure the file itself is compared: what differs in ids alone points at older ones. */
function differing(
  candidate: Candidate,
  around: Surroundings,
  there: AccountDocument,
  mine: JsonObject,
): readonly Reason[] {
  const at = differencesFrom(mine, there);
  if (at.length === 0) return [];
  if (differencesFrom(looselyFilled(candidate), there).length > 0) return [{ kind: 'changed-outside', at }];
  return olderReferences(filesOf(candidate.placeholders), around, there);
}

function placesIn(mine: JsonObject, there: AccountDocument): readonly string[] {
  const at = differencesFrom(mine, there);
  return at.length > 0 ? at : [''];
}

function versionsOutside(there: AccountDocument, account: AccountSnapshot): readonly Reason[] {
  const versions = account.documents
    .filter(({ id, version }) => id === there.id && version !== there.version)
    .map(({ version }) => version);
  return versions.length === 0 ? [] : [{ kind: 'versions-outside', versions }];
}

function targetOf({ id, version }: AccountDocument): Target {
  return { id, version };
}
