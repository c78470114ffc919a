import { parse, type ParseError } from 'jsonc-parser';
import { setMember } from '../document/setMember';
import { isJsonObject, type JsonObject, type JsonValue } from '../model/json';
import { readDiagnosticsSection, type ProjectDiagnostics } from './diagnosticsSection';

/** Name of the project file, at the root of a workspace folder. */
export const PROJECT_FILE = 'flexli.json';

/** What `flexli.json` says; what it leaves out is empty. */
export interface Project {
  /** By name. Local needs no entry. */
  readonly environments: Readonly<Record<string, ProjectEnvironment>>;
  /** What placeholders stand for in every environment, by name. */
  readonly variables: Variables;
  readonly diagnostics: ProjectDiagnostics;
}

export interface ProjectEnvironment {
  /** API URL; empty for Local. */
  readonly api: string;
  /** Token URL; empty for Local. */
  readonly auth: string;
  readonly production: boolean;
  /** These win over the project's. */
  readonly variables: Variables;
}

/**
 * A value, or an object that says where the value comes from: `{"connector": path, type or id}`,
 * `{"workflow": path}`, `{"secret": true}`.
 */
export type Variables = Readonly<Record<string, JsonValue>>;

export interface ProjectError {
  readonly message: string;
  /** Keys from the root of the file. */
  readonly path: readonly string[];
  /** Offset in the text, for syntax errors. */
  readonly offset?: number;
}

export interface ParsedProject {
  readonly project: Project;
  /** Parts that could not be used; the rest of the file holds all the same. */
  readonly errors: readonly ProjectError[];
}

/** Reads the text of a project file. An empty text is an empty project. */
export function parseProjectFile(text: string): ParsedProject {
  if (withoutMark(text).trim() === '') return { project: emptyProject(), errors: [] };
  const syntax: ParseError[] = [];
  let root: JsonValue | undefined;
  try {
    root = parse(withoutMark(text), syntax, { disallowComments: true }) as JsonValue | undefined;
  } catch (error) {
    // The parser calls itself for every level.
    if (!(error instanceof RangeError)) throw error;
    return {
      project: emptyProject(),
      errors: [{ message: `${PROJECT_FILE} is nested too deeply.`, path: [], offset: 0 }],
    };
  }
  const errors: ProjectError[] = syntax.map(({ offset }) => ({
    message: `${PROJECT_FILE} is no valid JSON.`,
    path: [],
    offset,
  }));
  if (!isJsonObject(root)) {
    if (errors.length === 0) errors.push({ message: `${PROJECT_FILE} must be an object, {…}.`, path: [] });
    return { project: emptyProject(), errors };
  }
  const environments: Record<string, ProjectEnvironment> = {};
  for (const [name, value] of entriesOf(root, 'environments', [], errors)) {
    const environment = readEnvironment(name, value, ['environments', name], errors);
    if (environment) environments[name] = environment;
  }
  const variables = readVariables(root, [], errors);
  return { project: { environments, variables, diagnostics: readDiagnosticsSection(root) }, errors };
}

/**
 * The text with a variable set, by the smallest edit: formatting and order stay as they are. An empty text becomes a
 * new file. With `environment` it is set for that environment alone, which must be in the file. A text in which something
 * else stands in the place of the variables stays as it is; `parseProjectFile` says what is wrong with it.
 */
export function setVariable(text: string, name: string, value: JsonValue, environment?: string): string {
  const path = environment === undefined ? ['variables', name] : ['environments', environment, 'variables', name];
  const source = withoutMark(text).trim() === '' ? '{}\n' : text;
  const edit = setMember(source, path, value);
  return edit === undefined
    ? text
    : source.slice(0, edit.offset) + edit.newText + source.slice(edit.offset + edit.length);
}

/** A project without a project file. */
export function emptyProject(): Project {
  return { environments: {}, variables: {}, diagnostics: { severity: {}, suppress: [] } };
}

/** Local has no addresses: the tools find it themselves. */
function readEnvironment(
  name: string,
  value: JsonValue | undefined,
  path: readonly string[],
  errors: ProjectError[],
): ProjectEnvironment | undefined {
  if (!isJsonObject(value)) {
    errors.push({ message: `An environment is an object with "api" and "auth".`, path });
    return undefined;
  }
  const { api, auth, production } = name === 'Local' ? { api: '', auth: '', production: false } : value;
  if (typeof api !== 'string' || typeof auth !== 'string') {
    errors.push({ message: `An environment needs "api" and "auth", both URLs.`, path });
    return undefined;
  }
  return { api, auth, production: production === true, variables: readVariables(value, path, errors) };
}

function readVariables(owner: JsonObject, path: readonly string[], errors: ProjectError[]): Variables {
  const variables: Record<string, JsonValue> = {};
  for (const [name, value] of entriesOf(owner, 'variables', path, errors)) {
    if (value !== undefined) variables[name] = value;
  }
  return variables;
}

function entriesOf(
  owner: JsonObject,
  key: string,
  path: readonly string[],
  errors: ProjectError[],
): readonly [string, JsonValue | undefined][] {
  const value = owner[key];
  if (value === undefined) return [];
  if (isJsonObject(value)) return Object.entries(value);
  errors.push({ message: `"${key}" must be an object, {…}.`, path: [...path, key] });
  return [];
}

/** Some editors write a byte order mark. */
function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
