import type { JsonObject } from '../../model/json';
import type { DeployedVersion, EnvironmentLock, Lock, LockEntry } from './lock';

/** The form of the file; a newer Flexli that changes it counts on. */
export const LOCK_FORM = 1;

/**
 * The text of a lock file: sorted, one line for each file, so that two people who deploy different files can merge and
 * two who deploy the same file get a conflict on its line.
 */
export function writeLock(lock: Lock): string {
  const environments = sorted(lock.environments).map(
    ([name, environment]) => `    ${JSON.stringify(name)}: ${writeEnvironment(environment)}`,
  );
  return ['{', `  "lockfile": ${LOCK_FORM},`, `  "environments": ${block(environments, '  ')}`, '}', ''].join('\n');
}

function writeEnvironment({ api, files }: EnvironmentLock): string {
  const entries = sorted(files).map(([file, entry]) => `        ${JSON.stringify(file)}: ${line(entry)}`);
  return [
    '{',
    ...(api === undefined ? [] : [`      "api": ${JSON.stringify(api)},`]),
    `      "files": ${block(entries, '      ')}`,
    '    }',
  ].join('\n');
}

function block(lines: readonly string[], indent: string): string {
  return lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n${indent}}`;
}

function line({ deployed, previous, pending }: LockEntry): string {
  const value: JsonObject = {
    ...(deployed ? versionOf(deployed) : {}),
    ...(previous.length > 0 ? { previous: previous.map(versionOf) } : {}),
    ...(pending ? { pending: { digest: pending.digest, uses: pending.uses, after: pending.after } } : {}),
  };
  return JSON.stringify(value);
}

/** What is not known is left out. */
function versionOf({ id, version, digest, uses, read, time }: DeployedVersion): JsonObject {
  return { id, version, digest, uses, read, time };
}

/** By code units, the same on every machine. */
function sorted<T>(map: ReadonlyMap<string, T>): readonly (readonly [string, T])[] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}
