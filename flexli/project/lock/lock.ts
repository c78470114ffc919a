/** A document of the account that a file was deployed as. */
export interface DeployedVersion {
  /** ULID that the API gave it. */
  readonly id: string;
  /** 1 for connectors, and for every workflow that was deployed from a file. */
  readonly version: number;
  /** Of the file with its placeholders filled, secrets and ids left out; see `compare/digests.ts`. */
  readonly digest: string;
  /** Ids of other files' documents that it was sent with, sorted; absent when it points at none, or nobody knows. */
  readonly uses?: readonly string[];
  /** Of what the API read back of it; absent when nobody could read it. */
  readonly read?: string;
  /** When it was deployed, ISO 8601 in UTC. */
  readonly time: string;
}

/** A document that is about to be created, noted before the call so that a lost answer leaves a trace. */
export interface PendingCreation {
  readonly digest: string;
  /** As in `DeployedVersion`. */
  readonly uses?: readonly string[];
  /** The newest id in the account at that time; the API's ids are in the order of their creation. Empty for none. */
  readonly after: string;
}

/** What one file is in one environment. */
export interface LockEntry {
  readonly deployed?: DeployedVersion;
  /** What was deployed of it before and is still in the account; newest first. */
  readonly previous: readonly DeployedVersion[];
  readonly pending?: PendingCreation;
}

export interface EnvironmentLock {
  /** API URL that the ids are from; absent for Local. */
  readonly api?: string;
  /** By the path of the file, relative to the project, with slashes. */
  readonly files: ReadonlyMap<string, LockEntry>;
}

/** `flexli.lock.json`: which file is what in which environment. Holds ids and times, never a secret. */
export interface Lock {
  readonly environments: ReadonlyMap<string, EnvironmentLock>;
}

/** Name of the lock file, beside `flexli.json`. */
export const LOCK_FILE = 'flexli.lock.json';

export const EMPTY_ENTRY: LockEntry = { previous: [] };

export function emptyLock(): Lock {
  return { environments: new Map() };
}

/** What is known of an environment; empty when nothing is. */
export function environmentLock(lock: Lock, environment: string): EnvironmentLock {
  return lock.environments.get(environment) ?? { files: new Map() };
}

/** The lock with another entry for a file; without one the file is forgotten. */
export function withEntry(lock: Lock, environment: string, file: string, entry: LockEntry | undefined): Lock {
  const known = environmentLock(lock, environment);
  const files = new Map(known.files);
  if (entry === undefined || isEmpty(entry)) files.delete(file);
  else files.set(file, entry);
  return withEnvironment(lock, environment, { ...known, files });
}

/** The lock with the address that an environment's ids are from. */
export function withApi(lock: Lock, environment: string, api: string): Lock {
  const known = environmentLock(lock, environment);
  return api === '' || known.api === api ? lock : withEnvironment(lock, environment, { ...known, api });
}

/** Every id that a file is, or was, in the account. */
export function idsOf(entry: LockEntry | undefined): readonly string[] {
  if (!entry) return [];
  return [...(entry.deployed ? [entry.deployed] : []), ...entry.previous].map(({ id }) => id);
}

function withEnvironment(lock: Lock, environment: string, changed: EnvironmentLock): Lock {
  const environments = new Map(lock.environments);
  environments.set(environment, changed);
  return { environments };
}

function isEmpty({ deployed, previous, pending }: LockEntry): boolean {
  return !deployed && previous.length === 0 && !pending;
}
