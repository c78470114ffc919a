import type { ConnectorDocument } from '../../flexli/model/connector';
import type { WorkflowAction } from '../../flexli/model/workflow';
import { isJsonObject } from '../../flexli/model/json';
import type { JsonValue } from '../../flexli/model/json';
import type { DocumentChecks } from './checkedDocuments';
import type { RunProject } from './runProject';

/** A connector of the project as a run calls it. */
export interface RunConnector {
  readonly document: ConnectorDocument;
  /** Why its requests cannot be sent, though a mock may answer them. */
  readonly unsendable?: string;
}

/** Gives runs their connectors: the files of the project, filled and checked once. */
export class ConnectorSource {
  readonly #project: RunProject;
  readonly #checks: DocumentChecks;
  readonly #hasMocks: boolean;
  readonly #known = new Map<string, RunConnector>();

  constructor(project: RunProject, checks: DocumentChecks, hasMocks: boolean) {
    this.#project = project;
    this.#checks = checks;
    this.#hasMocks = hasMocks;
  }

  /** Rejects, for people, when the file is there and no run could use it. */
  get(id: string, actions: readonly WorkflowAction[]): Promise<RunConnector | undefined> {
    try {
      const known = this.#known.get(id) ?? this.#read(id) ?? this.#standIn(id, actions);
      if (known !== undefined) this.#known.set(id, known);
      return Promise.resolve(known);
    } catch (error) {
      return Promise.reject(error instanceof Error ? error : new Error(String(error)));
    }
  }

  #read(id: string): RunConnector | undefined {
    const file = this.#project.find(id, 'connector');
    if (file === undefined) return undefined;
    const filled = this.#project.fill(file);
    const [problem] = filled === undefined ? ['It is no JSON object.'] : this.#checks.filled(filled);
    if (filled === undefined || problem !== undefined) {
      throw new Error(`its connector ${id} has errors: ${problem ?? ''} Run flexli validate.`);
    }
    const document = filled.document as unknown as ConnectorDocument;
    const missing = filled.missing.map((name) => this.#missing(name));
    return missing.length === 0
      ? { document }
      : { document, unsendable: `its connector ${id} needs ${missing.join(', ')}.` };
  }

  #missing(name: string): string {
    const variable = this.#project.secretVariableOf(name);
    return variable === undefined
      ? `a value for {{${name}}} in flexli.json`
      : `the secret {{${name}}} in the environment variable ${variable}`;
  }

  /** So that mocks can answer for a connector that is not here. */
  #standIn(id: string, actions: readonly WorkflowAction[]): RunConnector | undefined {
    if (!this.#hasMocks) return undefined;
    const types = typesOf(actions as unknown as JsonValue, id);
    const document: ConnectorDocument = {
      type: id,
      name: id,
      description: '',
      schema_version: 1,
      config: { host: 'unknown.invalid', base_path: '', default_headers: { 'Content-Type': 'application/json' } },
      actions: types.map((type) => ({ type, method: 'post', path: type, body: '::' })),
    };
    return { document, unsendable: `there is no connector with the id "${id}" in this project, and no mock fits.` };
  }
}

/** The types of the actions that name a connector, at any depth. */
function typesOf(value: JsonValue | undefined, id: string): readonly string[] {
  if (Array.isArray(value)) return (value as readonly JsonValue[]).flatMap((item) => typesOf(item, id));
  if (!isJsonObject(value)) return [];
  const own = value.connector_id === id && typeof value.type === 'string' ? [value.type] : [];
  return [...new Set([...own, ...Object.values(value).flatMap((item) => typesOf(item, id))])];
}
