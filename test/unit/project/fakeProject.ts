import { isCoreType } from '../../../flexli/model/coreActions';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../flexli/model/json';
import type { AccountDocument } from '../../../flexli/project/account/accountDocument';
import { readBinding } from '../../../flexli/project/binding';
import type { Environment } from '../../../flexli/project/environment';
import { projectDocument, type ProjectDocument } from '../../../flexli/project/files/projectDocument';
import type { EnvironmentLock, LockEntry } from '../../../flexli/project/lock/lock';
import type { PlanInputs } from '../../../flexli/project/plan/inputs';
import { prepare } from '../../../flexli/project/plan/prepare';

export const TIME = '2026-01-02T03:04:05.000Z';

/** A ULID that counts up. */
export function idOf(number: number): string {
  return `01${String(number).padStart(24, '0')}`;
}

export function connector(type: string, more: JsonObject = {}): JsonObject {
  return { type, name: `The ${type}`, description: 'd', schema_version: 1, config: { host: 'h.example.com' }, ...more };
}

/** A workflow that calls connectors by these ids or placeholders. */
export function workflow(name: string, uses: readonly string[] = [], more: JsonObject = {}): JsonObject {
  const actions = uses.map((id, index) => ({ connector_id: id, type: 'Post', order: index + 1, parameters: {} }));
  return { name, schema_version: 1, actions, ...more };
}

/** An action that runs the workflow that a placeholder stands for. */
export function runs(placeholder: string): JsonObject {
  return {
    type: 'Flexli:CoreV1:RunWorkflow',
    order: 50,
    parameters: { workflow_id: `{{${placeholder}}}`, workflow_version: `{{${placeholder}}}`, workflow_input: {} },
  };
}

/** A document as the account reads it back. */
export function deployed(id: string, content: JsonObject, version = 1): AccountDocument {
  const name = textOf(content.name);
  if (content.config !== undefined) {
    const config = without(isJsonObject(content.config) ? content.config : {}, ['credentials']);
    const read = { ...content, id, version: 1, config };
    return { kind: 'connector', id, version: 1, release: true, name, type: textOf(content.type), content: read };
  }
  const actions = (content.actions as readonly JsonObject[]).map(readAction);
  const read = {
    ...content,
    id,
    version,
    is_release_version: version === 1,
    enabled: content.enabled ?? true,
    actions,
  };
  return { kind: 'workflow', id, version, release: version === 1, name, content: read };
}

function readAction(action: JsonObject): JsonValue {
  const type = textOf(action.type);
  const read = without(action, ['variables', 'timeout', 'on_error', 'description']);
  return { ...read, connector_type: isCoreType(type) ? type : 'Some' };
}

function without(object: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

export interface World {
  /** By path. */
  readonly files?: Readonly<Record<string, JsonValue | string>>;
  readonly account?: readonly AccountDocument[];
  readonly lock?: Readonly<Record<string, Partial<LockEntry>>>;
  /** As in flexli.json. */
  readonly variables?: Readonly<Record<string, JsonValue>>;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly api?: string;
  readonly lockApi?: string;
}

/** Inputs of a plan. */
export function inputsOf(world: World): PlanInputs {
  const environment: Environment = {
    name: 'live',
    api: world.api ?? 'https://api.example.com',
    auth: 'https://auth.example.com/token',
    production: false,
    variables: new Map(
      Object.entries(world.variables ?? {}).flatMap(([name, value]) => {
        const read = readBinding(value);
        return read.ok ? [[name, read.binding] as const] : [];
      }),
    ),
  };
  const lock: EnvironmentLock = {
    ...(world.lockApi === undefined ? {} : { api: world.lockApi }),
    files: new Map(Object.entries(world.lock ?? {}).map(([path, entry]) => [path, { previous: [], ...entry }])),
  };
  return {
    environment,
    documents: Object.entries(world.files ?? {}).flatMap(([path, content]): readonly ProjectDocument[] => {
      const document = projectDocument(path, typeof content === 'string' ? content : JSON.stringify(content));
      return document ? [document] : [];
    }),
    lock,
    account: { documents: world.account ?? [] },
    secrets: new Map(Object.entries(world.secrets ?? {})),
  };
}

/** The world with a lock that says of each file that it was deployed as it is, by these ids. */
export function asDeployed(world: World, ids: Readonly<Record<string, string>>): World {
  const inputs = inputsOf(world);
  const lock: Record<string, Partial<LockEntry>> = { ...world.lock };
  for (const document of inputs.documents) {
    const id = ids[document.path];
    if (id === undefined) continue;
    const { digest } = prepare(document, inputs);
    lock[document.path] = { ...lock[document.path], deployed: { id, version: 1, digest, time: TIME } };
  }
  return { ...world, lock };
}
