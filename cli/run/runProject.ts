import path from 'node:path';
import { readDocument, withDigitsOf } from '../../flexli/engine/exactJson';
import { isFileReference } from '../../flexli/project/binding';
import type { Environment } from '../../flexli/project/environment';
import { environmentNamed, LOCAL_ENVIRONMENT } from '../../flexli/project/environment';
import { fileLockStore } from '../../flexli/project/lock/fileLockStore';
import { environmentLock } from '../../flexli/project/lock/lock';
import { fillPlaceholders } from '../../flexli/project/placeholders';
import { parseProjectFile } from '../../flexli/project/projectFile';
import { secretVariable } from '../../flexli/project/secretSource';
import { CoreSource } from '../../flexli/model/coreActions';
import type { JsonValue } from '../../flexli/model/json';
import { isJsonObject } from '../../flexli/model/json';
import { findFiles } from '../files/findFiles';
import type { FoundFile } from '../files/foundFile';
import { ProjectFiles } from '../files/projectFiles';
import type { SecretMask } from './secretMask';

/** A document whose placeholders stand for what they do in the chosen environment. */
export interface FilledFile {
  readonly file: FoundFile;
  readonly document: JsonValue;
  /** Names of placeholders that stand for nothing. */
  readonly missing: readonly string[];
}

export type OpenedProject =
  | { readonly ok: true; readonly project: RunProject }
  | { readonly ok: false; /** For people. */ readonly message: string };

export interface ProjectOptions {
  /** Where the command runs, absolute. */
  readonly folder: string;
  /** Local when absent. */
  readonly environmentName?: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly mask: SecretMask;
}

/**
 * The files that a workflow can use, in one environment. Documents refer to each other by the ids that the API would
 * give them; here these are the paths of the files, and the ids that the lock knows of the environment.
 */
export class RunProject {
  readonly files: readonly FoundFile[];
  readonly #byId: ReadonlyMap<string, FoundFile>;
  /** Paths of files by the ids that they were deployed as. */
  readonly #deployed: ReadonlyMap<string, string>;
  readonly #environment: Environment;
  readonly #options: ProjectOptions;

  private constructor(
    files: readonly FoundFile[],
    root: string,
    environment: Environment,
    deployed: ReadonlyMap<string, string>,
    options: ProjectOptions,
  ) {
    this.files = files;
    this.#byId = new Map(files.map((file) => [idIn(root, file.path), file]));
    this.#deployed = deployed;
    this.#environment = environment;
    this.#options = options;
  }

  /** The project of a workflow: the folder of its `flexli.json`, else the folder that the command runs in. */
  static async open(workflow: FoundFile, options: ProjectOptions): Promise<OpenedProject> {
    const projects = new ProjectFiles();
    await projects.add([workflow.path]);
    const found = projects.projectOf(workflow.path);
    const { project, errors } = parseProjectFile(found?.text ?? '');
    if (errors[0] !== undefined) return { ok: false, message: errors[0].message };
    const named = environmentNamed(project, options.environmentName ?? LOCAL_ENVIRONMENT);
    if (!named.ok) return named;
    const inside = !path.relative(options.folder, workflow.path).startsWith('..');
    const root = found ? path.dirname(found.path) : inside ? options.folder : path.dirname(workflow.path);
    const { files } = await findFiles([root], '');
    const all = files.some((file) => file.path === workflow.path) ? files : [workflow, ...files];
    const lock = await fileLockStore(root, named.environment.name).read();
    if (!lock.ok) return lock;
    const deployed = [...environmentLock(lock.lock, named.environment.name).files].flatMap(([file, entry]) =>
      entry.deployed ? [[entry.deployed.id, file] as const] : [],
    );
    return { ok: true, project: new RunProject(all, root, named.environment, new Map(deployed), options) };
  }

  /** The file that an id stands for. */
  find(id: string, kind: 'connector' | 'workflow'): FoundFile | undefined {
    const file = this.#byId.get(id) ?? this.#byId.get(this.#deployed.get(id) ?? '');
    return file?.kind === kind ? file : undefined;
  }

  /** Workflows that a custom event would start in an account, as the person would write them. */
  listenersOf(eventType: string): readonly string[] {
    return this.files.flatMap((file) => {
      const filled = file.kind === 'workflow' ? this.fill(file) : undefined;
      const { source } = isJsonObject(filled?.document) ? filled.document : {};
      if (!isJsonObject(source) || source.type !== CoreSource.CustomEvent) return [];
      const { parameters } = source;
      const listens = isJsonObject(parameters) && parameters.event_type === eventType;
      return listens ? [path.relative(this.#options.folder, file.path).split(path.sep).join('/')] : [];
    });
  }

  /** Undefined for a text that is no JSON object. */
  fill(file: FoundFile): FilledFile | undefined {
    const value = parsed(file.text);
    if (!isJsonObject(value)) return undefined;
    const { document, missing } = fillPlaceholders(value, (name, place) => this.#valueOf(name, place));
    return { file, document: withDigitsOf(document, parsed(file.text, readDocument)), missing };
  }

  /** The environment variable that would give a placeholder its value, if it is a secret. */
  secretVariableOf(name: string): string | undefined {
    return this.#environment.variables.get(name)?.kind === 'secret' ? secretVariable(name) : undefined;
  }

  #valueOf(name: string, place: string): JsonValue | undefined {
    const binding = this.#environment.variables.get(name);
    switch (binding?.kind) {
      case 'value':
        return binding.value;
      case 'connector':
        return isFileReference(binding.reference) ? binding.reference : this.#connectorOfType(binding.reference);
      case 'workflow':
        return isVersion(place) ? 1 : binding.path;
      case 'secret':
        return this.#secret(name);
      case undefined:
        return this.#unbound(name, place);
    }
  }

  #secret(name: string): string | undefined {
    const value = this.#options.variables[secretVariable(name)];
    if (value === undefined || value === '') return undefined;
    this.#options.mask.add(value);
    return value;
  }

  /** By its type, or an id that is taken as it is. */
  #connectorOfType(reference: string): string {
    return this.#only('connector', (document) => document.type === reference) ?? reference;
  }

  /** What is named like exactly one file, as the editor takes it. */
  #unbound(name: string, place: string): JsonValue | undefined {
    const wanted = name.trim().toLowerCase();
    const isNamed = ({ name: own }: Readonly<Record<string, unknown>>): boolean =>
      typeof own === 'string' && own.trim().toLowerCase() === wanted;
    if (/(^|\.)connector_id$/.test(place)) return this.#only('connector', isNamed);
    if (/(^|\.)workflow_id$/.test(place)) return this.#only('workflow', isNamed);
    return isVersion(place) && this.#only('workflow', isNamed) !== undefined ? 1 : undefined;
  }

  /** The id of the only file that fits. */
  #only(kind: FoundFile['kind'], fits: (document: Readonly<Record<string, unknown>>) => boolean): string | undefined {
    const found = [...this.#byId].filter(([, file]) => {
      const value = file.kind === kind ? parsed(file.text) : undefined;
      return isJsonObject(value) && fits(value);
    });
    return found.length === 1 ? found[0]?.[0] : undefined;
  }
}

function parsed(
  text: string,
  read: (text: string) => JsonValue = (json) => JSON.parse(json) as JsonValue,
): JsonValue | undefined {
  try {
    return read(text);
  } catch {
    return undefined;
  }
}

function isVersion(place: string): boolean {
  return /(^|\.)workflow_version$/.test(place);
}

function idIn(root: string, file: string): string {
  return path.relative(root, file).split(path.sep).join('/');
}
