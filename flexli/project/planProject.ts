import type { ApiFailure } from '../api/failure';
import { documentKindOfName } from '../model/documentKind';
import type { AccountApi } from './account/accountApi';
import type { AccountSnapshot } from './account/accountDocument';
import { readAccount, type ExpectedDocument } from './account/readAccount';
import { environmentNamed, type Environment } from './environment';
import { projectDocument, type ProjectDocument } from './files/projectDocument';
import type { ProjectFolder } from './files/projectFolder';
import { environmentLock, LOCK_FILE, type EnvironmentLock } from './lock/lock';
import type { LockStore } from './lock/lockStore';
import { findPlaceholders } from './placeholders';
import { checkPlan } from './plan/checkPlan';
import { createPlan } from './plan/createPlan';
import type { PlanInputs, PlanOptions } from './plan/inputs';
import type { Plan } from './plan/plan';
import type { PlanValidator } from './plan/planValidator';
import { parseProjectFile, PROJECT_FILE } from './projectFile';
import { projectProblems, type ProjectProblem } from './projectProblems';
import type { SecretSource } from './secretSource';

/** What a plan is read from. */
export interface PlanPorts {
  readonly folder: ProjectFolder;
  readonly lock: LockStore;
  readonly api: AccountApi;
  readonly secrets: SecretSource;
  /** Without one, only the API judges what is sent. */
  readonly validator?: PlanValidator;
}

export type Planned =
  | { readonly ok: true; readonly plan: Plan; readonly inputs: PlanInputs }
  /** For people. `error` is the API's, when that was it. */
  | { readonly ok: false; readonly message: string; readonly error?: ApiFailure; readonly file?: FileAtFault };

/** The file that has to be mended before anything can be planned. */
export type FileAtFault = typeof PROJECT_FILE | typeof LOCK_FILE;

export type ReadProject =
  | { readonly ok: true; readonly environment: Environment; readonly documents: readonly ProjectDocument[] }
  | { readonly ok: false; readonly message: string; readonly problems: readonly ProjectProblem[] };

/** Reads `flexli.json` and the documents of a project, for one environment. A project file with errors is none. */
export async function readProject(folder: ProjectFolder, environmentName: string): Promise<ReadProject> {
  const text = (await folder.read(PROJECT_FILE)) ?? '';
  const problems = projectProblems(text);
  if (problems.length > 0) {
    const message = `${PROJECT_FILE} has errors: ${problems.map((one) => one.message).join(' ')}`;
    return { ok: false, message, problems };
  }
  const found = environmentNamed(parseProjectFile(text).project, environmentName);
  if (!found.ok) return { ...found, problems: [] };
  const documents: ProjectDocument[] = [];
  for (const path of await folder.list()) {
    const document = projectDocument(path, (await folder.read(path)) ?? '');
    if (document) documents.push(document);
  }
  return { ok: true, environment: found.environment, documents };
}

export type ReadInputs =
  | { readonly ok: true; readonly inputs: PlanInputs }
  /** For people. `error` is the API's, when that was it. */
  | { readonly ok: false; readonly message: string; readonly error?: ApiFailure; readonly file?: FileAtFault };

/** Reads everything that a plan needs: files, lock, account, secrets. */
export async function readInputs(
  ports: PlanPorts,
  environmentName: string,
  signal: AbortSignal,
  report?: (read: number, all: number) => void,
): Promise<ReadInputs> {
  const project = await readProject(ports.folder, environmentName);
  if (!project.ok) return { ok: false, message: project.message, file: PROJECT_FILE };
  const lock = await ports.lock.read();
  if (!lock.ok) return { ...lock, file: LOCK_FILE };
  const known = environmentLock(lock.lock, environmentName);
  const account = await readAccount(ports.api, signal, expectedOf(known), report);
  if (!account.ok) return { ok: false, message: account.error.message, error: account.error };
  const { documents, environment } = project;
  const secrets = await secretsOf(documents, environment, ports.secrets);
  return { ok: true, inputs: { environment, documents, lock: known, account: account.value, secrets } };
}

/** Reads everything, makes a plan, and has what will be sent checked. */
export async function planProject(
  ports: PlanPorts,
  environmentName: string,
  options: PlanOptions,
  signal: AbortSignal,
  report?: (read: number, all: number) => void,
): Promise<Planned> {
  const read = await readInputs(ports, environmentName, signal, report);
  if (!read.ok) return read;
  const { inputs } = read;
  const plan = createPlan(inputs, options);
  return { ok: true, plan: await checked(plan, ports, inputs.documents, inputs.account, signal), inputs };
}

function expectedOf({ files }: EnvironmentLock): readonly ExpectedDocument[] {
  return [...files].flatMap(([path, { deployed, previous }]) => {
    const kind = documentKindOfName(path);
    const versions = [...(deployed ? [deployed] : []), ...previous];
    return kind ? versions.map(({ id, version }) => ({ kind, id, version })) : [];
  });
}

async function checked(
  plan: Plan,
  { validator }: PlanPorts,
  documents: readonly ProjectDocument[],
  account: AccountSnapshot,
  signal: AbortSignal,
): Promise<Plan> {
  return validator ? checkPlan(plan, documents, account, validator, signal) : plan;
}

/** Values of the secrets that the documents name. */
async function secretsOf(
  documents: readonly ProjectDocument[],
  { variables }: Environment,
  source: SecretSource,
): Promise<ReadonlyMap<string, string>> {
  const names = new Set(documents.flatMap(({ content }) => findPlaceholders(content ?? {}).map(({ name }) => name)));
  const secrets = new Map<string, string>();
  for (const name of names) {
    if (variables.get(name)?.kind !== 'secret') continue;
    const value = await source.get(name);
    if (value !== undefined) secrets.set(name, value);
  }
  return secrets;
}
