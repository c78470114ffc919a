import type { FlexliApi } from '../../flexli/api/client';
import { applyPlan } from '../../flexli/project/apply/applyPlan';
import { deployDocument } from '../../flexli/project/apply/deployDocument';
import { forgetId } from '../../flexli/project/apply/lockChanges';
import type { ApplyEvent, ApplyOutcome } from '../../flexli/project/apply/outcome';
import { diskFolder } from '../../flexli/project/files/diskFolder';
import { fileLockStore } from '../../flexli/project/lock/fileLockStore';
import { type LockedFile, lockedFiles as filesOfLock } from '../../flexli/project/lock/lockedFiles';
import { memoryLockStore } from '../../flexli/project/lock/memoryLockStore';
import { type PlanPorts, type Planned, planProject } from '../../flexli/project/planProject';
import type { PlanInputs, PlanOptions } from '../../flexli/project/plan/inputs';
import type { Plan } from '../../flexli/project/plan/plan';
import type { LoneDocument } from '../../flexli/project/plan/planDocument';
import { planDeletion } from '../../flexli/project/plan/planDeletion';
import type { PlanValidator } from '../../flexli/project/plan/planValidator';
import { selectSome } from '../../flexli/project/plan/selection';
import { PROJECT_FILE } from '../../flexli/project/projectFile';
import { type PullOutcome, applyPull } from '../../flexli/project/pull/applyPull';
import { planPull } from '../../flexli/project/pull/planPull';
import type { PullPlan } from '../../flexli/project/pull/pulled';
import type { SecretSource } from '../../flexli/project/secretSource';
import type { RecordPlace } from '../deploy/recordPlaces';

/** A project on disk and the account of one of its environments. */
export interface PlanPlace {
  /** Absolute path of the folder with `flexli.json`. */
  readonly root: string;
  readonly environment: string;
  readonly api: FlexliApi;
  readonly secrets: SecretSource;
  readonly validator: PlanValidator;
}

/** Planning and deploying by `flexli/project`. A bundle of its own, read when a plan is first asked for. */
export async function makePlan(
  place: PlanPlace,
  options: PlanOptions,
  signal: AbortSignal,
  report: (read: number, all: number) => void,
): Promise<Planned> {
  return planProject(portsOf(place), place.environment, options, signal, report);
}

/** @param chosen paths of files, and ids of what is deleted */
export async function carryOut(
  plan: Plan,
  chosen: ReadonlySet<string>,
  place: PlanPlace,
  signal: AbortSignal,
  onEvent: (event: ApplyEvent) => void,
): Promise<ApplyOutcome> {
  const { api, lock } = portsOf(place);
  const selection = selectSome(plan, chosen);
  return applyPlan(plan, { api, lock, now: () => new Date() }, { selection, signal, onEvent });
}

/**
 * Deploys one document by itself and records it where plans look. What a plan would not list is not recorded.
 *
 * @param onSending called right before it is sent
 */
export async function sendDocument(
  lone: LoneDocument,
  { root, environment }: RecordPlace,
  api: FlexliApi,
  signal: AbortSignal,
  onSending: () => void,
): Promise<ApplyOutcome> {
  const isListed = root !== undefined && (await diskFolder(root).list()).includes(lone.document.path);
  const lock = isListed ? fileLockStore(root, environment.name) : memoryLockStore();
  return deployDocument(lone, environment, { api, lock, now: () => new Date() }, { signal, onEvent: onSending });
}

/** Lets the lock of a project forget what was deleted from an account. */
export async function forgetDeployed(root: string, environment: string, id: string): Promise<void> {
  await fileLockStore(root, environment).update((lock) => forgetId(lock, environment, id));
}

/** What the lock of a project knows of files that the window knows otherwise. */
export function lockedFiles(
  root: string,
  environment: string,
  known: (path: string) => string | undefined,
): Promise<readonly LockedFile[]> {
  return filesOfLock(diskFolder(root), fileLockStore(root, environment), environment, known);
}

/** Deletes documents of the account by their ids; what something else points at stays, and is told. */
export async function deleteDocuments(
  inputs: PlanInputs,
  ids: readonly string[],
  place: PlanPlace,
  signal: AbortSignal,
): Promise<{ readonly outcome: ApplyOutcome; readonly heldBy: readonly string[] }> {
  const { plan } = planDeletion(inputs, ids);
  const { api, lock } = portsOf(place);
  const outcome = await applyPlan(plan, { api, lock, now: () => new Date() }, { signal });
  return { outcome, heldBy: plan.kept.flatMap(({ usedBy }) => usedBy) };
}

export async function makePull(inputs: PlanInputs, place: PlanPlace): Promise<PullPlan> {
  const text = await diskFolder(place.root).read(PROJECT_FILE);
  return planPull(inputs, text ?? '');
}

/** @param paths files that are written; the others stay as they are */
export async function carryOutPull(
  pull: PullPlan,
  paths: ReadonlySet<string>,
  inputs: PlanInputs,
  place: PlanPlace,
): Promise<PullOutcome> {
  const { folder, lock } = portsOf(place);
  const documents = pull.documents.filter(({ path }) => paths.has(path));
  return applyPull({ ...pull, documents }, inputs, { folder, lock, now: () => new Date() });
}

function portsOf({ root, environment, api, secrets, validator }: PlanPlace): PlanPorts {
  return { folder: diskFolder(root), lock: fileLockStore(root, environment), api, secrets, validator };
}
