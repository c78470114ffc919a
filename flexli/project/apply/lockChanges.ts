import type { DeployedVersion, Lock, LockEntry, PendingCreation } from '../lock/lock';
import { EMPTY_ENTRY, environmentLock, withEntry } from '../lock/lock';
import type { PlannedDocument } from '../plan/plan';

/** What is known of a document once it stands in the account. */
export type RecordedTarget = Omit<DeployedVersion, 'digest'>;

/**
 * Notes that a document is about to be created. What it replaces is noted with it where the lock did not know: after an
 * interruption nobody else would.
 */
export function notePending(
  lock: Lock,
  environment: string,
  { path, current }: Pick<PlannedDocument, 'path' | 'current'>,
  pending: PendingCreation,
  time: string,
): Lock {
  const entry = entryOf(lock, environment, path);
  const isKnown = !current || versionsOf(entry).some(({ id }) => id === current.id);
  if (isKnown) return withEntry(lock, environment, path, { ...entry, pending });
  // What an interrupted deployment made was sent with the ids of that one.
  const uses = entry.pending?.uses;
  const found = { ...current, digest: '', ...(uses ? { uses } : {}), time };
  return withEntry(lock, environment, path, { ...entry, previous: [found, ...entry.previous], pending });
}

/** Takes the note back: the document was certainly not created. */
export function dropPending(lock: Lock, environment: string, file: string): Lock {
  const { deployed, previous } = entryOf(lock, environment, file);
  return withEntry(lock, environment, file, { ...(deployed ? { deployed } : {}), previous });
}

/**
 * Records what a file is in the account now. What it was before stays known until it is deleted, also what somebody else
 * recorded meanwhile, so that no id is lost.
 *
 * @param gone ids that are no longer in the account
 */
export function recordTarget(
  lock: Lock,
  environment: string,
  document: PlannedDocument,
  target: RecordedTarget,
  gone: ReadonlySet<string>,
): Lock {
  const entry = entryOf(lock, environment, document.path);
  const from = document.reasons.find((reason) => reason.kind === 'moved')?.from;
  const moved = from === undefined ? EMPTY_ENTRY : entryOf(lock, environment, from);
  const { current, digest, reasons } = document;
  const { time } = target;
  const known = unique([...versionsOf(entry), ...versionsOf(moved)]);
  const before = known.find(({ id }) => id === target.id);
  const isOld = reasons.some(({ kind }) => kind === 'restored' || kind === 'moved');
  const deployed: DeployedVersion = isOld && before ? before : { ...target, digest };
  const unknown = current && !known.some(({ id }) => id === current.id) ? [{ ...current, digest: '', time }] : [];
  const previous = [...unknown, ...known].filter(({ id }) => id !== target.id && !gone.has(id));
  const recorded = withEntry(lock, environment, document.path, { deployed, previous });
  return from === undefined ? recorded : withEntry(recorded, environment, from, undefined);
}

/** Notes how the API reads a document back, if the file is still that one. */
export function noteRead(lock: Lock, environment: string, file: string, id: string, read: string): Lock {
  const entry = entryOf(lock, environment, file);
  if (entry.deployed?.id !== id) return lock;
  return withEntry(lock, environment, file, { ...entry, deployed: { ...entry.deployed, read } });
}

/** Forgets old versions that are no longer in the account. */
export function forgetPrevious(lock: Lock, environment: string, gone: ReadonlySet<string>): Lock {
  let changed = lock;
  for (const [file, entry] of environmentLock(lock, environment).files) {
    const previous = entry.previous.filter(({ id }) => !gone.has(id));
    if (previous.length < entry.previous.length)
      changed = withEntry(changed, environment, file, { ...entry, previous });
  }
  return changed;
}

/** Forgets an id that is no longer in the account, whichever file it belonged to. */
export function forgetId(lock: Lock, environment: string, id: string): Lock {
  let changed = lock;
  for (const [file, { deployed, previous, pending }] of environmentLock(lock, environment).files) {
    if (deployed?.id !== id && !previous.some((one) => one.id === id)) continue;
    changed = withEntry(changed, environment, file, {
      ...(deployed && deployed.id !== id ? { deployed } : {}),
      previous: previous.filter((one) => one.id !== id),
      ...(pending ? { pending } : {}),
    });
  }
  return changed;
}

function entryOf(lock: Lock, environment: string, file: string): LockEntry {
  return environmentLock(lock, environment).files.get(file) ?? EMPTY_ENTRY;
}

function unique(versions: readonly DeployedVersion[]): readonly DeployedVersion[] {
  return versions.filter(({ id }, index) => versions.findIndex((one) => one.id === id) === index);
}

function versionsOf({ deployed, previous }: LockEntry): readonly DeployedVersion[] {
  return deployed ? [deployed, ...previous] : previous;
}
