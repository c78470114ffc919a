import { documentOf } from '../account/accountDocument';
import { readDigest } from '../compare/digests';
import { usedIds } from '../lock/usedIds';
import { environmentNamed } from '../environment';
import { projectDocument, type ProjectDocument } from '../files/projectDocument';
import type { ProjectFolder } from '../files/projectFolder';
import { EMPTY_ENTRY, environmentLock, withApi, withEntry, type DeployedVersion, type Lock } from '../lock/lock';
import type { LockStore } from '../lock/lockStore';
import type { PlanInputs } from '../plan/inputs';
import { prepare } from '../plan/prepare';
import { filesOf } from '../plan/resolved';
import { parseProjectFile, PROJECT_FILE } from '../projectFile';
import type { PulledDocument, PullPlan } from './pulled';

export type PullOutcome =
  | { readonly ok: true; /** Paths. */ readonly written: readonly string[] }
  /** For people. */
  | { readonly ok: false; readonly message: string; readonly written: readonly string[] };

/** Writes what was pulled, and records which document each file is. Rejects when a file cannot be written. */
export async function applyPull(
  pull: PullPlan,
  inputs: PlanInputs,
  ports: { readonly folder: ProjectFolder; readonly lock: LockStore; readonly now: () => Date },
): Promise<PullOutcome> {
  const { folder, lock, now } = ports;
  const written: string[] = [];
  // The placeholders first: without them the files would be wrong.
  if (pull.projectText !== undefined) {
    await folder.write(PROJECT_FILE, pull.projectText);
    written.push(PROJECT_FILE);
  }
  const taken = pull.documents.filter(({ change }) => change !== 'edited');
  for (const { path, text, change } of taken) {
    if (change === 'same') continue;
    await folder.write(path, text);
    written.push(path);
  }
  const versions = versionsOf(taken, pull, inputs, now().toISOString());
  const { name, api } = inputs.environment;
  const recorded = await lock.update((before) =>
    taken.reduce((after, one) => record(after, name, one, versions.get(one.path)), withApi(before, name, api)),
  );
  return recorded.ok ? { ok: true, written } : { ...recorded, written };
}

function record(
  lock: Lock,
  environment: string,
  { id, path, change }: PulledDocument,
  deployed: DeployedVersion | undefined,
): Lock {
  const entry = environmentLock(lock, environment).files.get(path) ?? EMPTY_ENTRY;
  // What says the same may have been edited where nobody can compare; then it is to be deployed.
  if (!deployed || (change === 'same' && entry.deployed?.id === id)) return lock;
  return withEntry(lock, environment, path, { deployed, previous: entry.previous.filter((one) => one.id !== id) });
}

/** By path: what the files are, as they are written. */
function versionsOf(
  pulled: readonly PulledDocument[],
  { projectText }: PullPlan,
  inputs: PlanInputs,
  time: string,
): ReadonlyMap<string, DeployedVersion> {
  const found =
    projectText === undefined
      ? undefined
      : environmentNamed(parseProjectFile(projectText).project, inputs.environment.name);
  const environment = found?.ok === true ? { ...found.environment, api: inputs.environment.api } : inputs.environment;
  const files = new Map(inputs.documents.map((file): [string, ProjectDocument] => [file.path, file]));
  for (const { path, text } of pulled) {
    const file = projectDocument(path, text);
    if (file) files.set(path, file);
  }
  const known = { ...inputs, environment, documents: [...files.values()] };
  const targetOf = (path: string): Pick<DeployedVersion, 'id' | 'version'> | undefined =>
    pulled.find((one) => one.path === path) ?? inputs.lock.files.get(path)?.deployed;
  return new Map(
    pulled.flatMap(({ path, id, version }): (readonly [string, DeployedVersion])[] => {
      const file = files.get(path);
      if (!file) return [];
      const { digest, placeholders } = prepare(file, known);
      const uses = usedIds(filesOf(placeholders), targetOf);
      const there = documentOf(inputs.account, id, version);
      const deployed = {
        id,
        version,
        digest,
        ...(uses === undefined ? {} : { uses }),
        ...(there ? { read: readDigest(there) } : {}),
        time,
      };
      return [[path, deployed]];
    }),
  );
}
