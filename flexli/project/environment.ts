import { readBinding, type Binding } from './binding';
import { PROJECT_FILE, type Project } from './projectFile';

/** The engine on one's own machine; an environment without an entry. */
export const LOCAL_ENVIRONMENT = 'Local';

/** An environment with everything that placeholders stand for in it. */
export interface Environment {
  readonly name: string;
  /** API URL without a slash at the end. Empty for Local, whose port whoever starts it knows. */
  readonly api: string;
  /** Token URL; empty for Local. */
  readonly auth: string;
  /** True when nobody may change anything there by accident. */
  readonly production: boolean;
  /** By the name of the placeholder; the environment's own win over the project's. */
  readonly variables: ReadonlyMap<string, Binding>;
}

export type FoundEnvironment =
  | { readonly ok: true; readonly environment: Environment }
  /** For people: which environments there are. */
  | { readonly ok: false; readonly message: string };

/** The environment of a name. Variables that cannot be read are left out; `projectProblems` tells of them. */
export function environmentNamed(project: Project, name: string): FoundEnvironment {
  const entry = Object.hasOwn(project.environments, name) ? project.environments[name] : undefined;
  if (!entry && name !== LOCAL_ENVIRONMENT) return { ok: false, message: unknown(project, name) };
  const variables = new Map<string, Binding>();
  for (const [variable, value] of Object.entries({ ...project.variables, ...entry?.variables })) {
    const read = readBinding(value);
    if (read.ok) variables.set(variable, read.binding);
  }
  const isLocal = name === LOCAL_ENVIRONMENT;
  return {
    ok: true,
    environment: {
      name,
      api: isLocal ? '' : (entry?.api ?? '').replace(/\/+$/, ''),
      auth: isLocal ? '' : (entry?.auth ?? ''),
      production: entry?.production === true,
      variables,
    },
  };
}

/** Names of the environments, Local last. */
export function environmentNames(project: Project): readonly string[] {
  const named = Object.keys(project.environments).filter((name) => name !== LOCAL_ENVIRONMENT);
  return [...named, LOCAL_ENVIRONMENT];
}

function unknown(project: Project, name: string): string {
  const names = environmentNames(project).map((one) => `"${one}"`);
  return `There is no environment "${name}" in ${PROJECT_FILE}. There is ${new Intl.ListFormat('en').format(names)}.`;
}
