import type { JsonValue } from '../../flexli/model/json';
import type { Catalog, CatalogConnector } from './catalog';
import { connectorName, createCatalog, emptyCatalog } from './catalog';
import type { DiagnosticSettings } from './validation/settings';
import type { WorkspaceIndex } from './workspace/workspaceIndex';

/** What the language service knows besides the document's text. */
export interface LanguageContext {
  readonly catalog: Catalog;
  readonly bindings: PlaceholderBindings;
  /** How findings in this document are to be shown; as the rules say when left out. */
  readonly diagnostics?: DiagnosticSettings;
  /** The nearest `flexli.json` above the document. */
  readonly projectFile?: { readonly uri: string; readonly text: string };
  /** Undefined when there is the document alone. */
  readonly workspace?: KnownWorkspace;
  /** Data that was seen in runs or written down as examples; it only adds to what is known of shapes. */
  readonly samples?: KnownSamples;
}

/** Values that stand for others like them. A list stays the same object for as long as what it holds. */
export interface KnownSamples {
  /** Inputs of the workflow in a file. */
  inputsOf(uri: string): readonly JsonValue[];
  /** What a connector's action answered; the connector by its type. */
  responsesOf(connectorType: string, actionType: string): readonly JsonValue[];
}

/** The files of the workspace, and what their placeholders stand for. */
export interface KnownWorkspace extends WorkspaceIndex {
  /** Those of the project file that is nearest above a file. */
  bindingsOf(uri: string): PlaceholderBindings;
}

/** What `{{Placeholder Name}}` stands for, as far as it is known. Made by `createBindings`. */
export interface PlaceholderBindings {
  /** The connector behind a placeholder, given without its braces. */
  connectorOf(placeholder: string): CatalogConnector | undefined;
  /** The placeholder that the project file binds to a connector, without its braces. */
  placeholderOf(connector: CatalogConnector): string | undefined;
  /** The workflow that the project file binds a placeholder to: URI of a file, or a ULID. */
  workflowOf(placeholder: string): string | undefined;
  /** The placeholder that the project file binds to a workflow, by its URI or ULID. */
  placeholderOfWorkflow(reference: string): string | undefined;
}

/**
 * Bindings from the project file. A placeholder that nothing binds yet is taken for the connector of that name when
 * exactly one workspace file, or else exactly one connector of the account, has it: Deploy would propose the same.
 *
 * @param workflows placeholders to URIs of workflow files or to ULIDs
 */
export function createBindings(
  bound: ReadonlyMap<string, CatalogConnector>,
  catalog: Catalog,
  workflows: ReadonlyMap<string, string> = new Map(),
): PlaceholderBindings {
  const byName = new Map<string, CatalogConnector | 'several'>();
  for (const inWorkspace of [true, false]) {
    const found = catalog.connectors.filter((connector) => (connector.uri !== undefined) === inWorkspace);
    const names = new Map<string, CatalogConnector | 'several'>();
    for (const connector of found) {
      const key = normalName(connectorName(connector));
      names.set(key, names.has(key) ? 'several' : connector);
    }
    for (const [key, connector] of names) if (!byName.has(key)) byName.set(key, connector);
  }
  const placeholders = new Map([...bound].map(([placeholder, connector]) => [connector, placeholder]));
  const ofWorkflows = new Map([...workflows].map(([placeholder, reference]) => [reference, placeholder]));
  return {
    connectorOf(placeholder) {
      const named = byName.get(normalName(placeholder));
      return bound.get(placeholder) ?? (named === 'several' ? undefined : named);
    },
    placeholderOf: (connector) => placeholders.get(connector),
    workflowOf: (placeholder) => workflows.get(placeholder),
    placeholderOfWorkflow: (reference) => ofWorkflows.get(reference),
  };
}

/** A context in which these connectors are all that the account has, as `flexli validate --connectors` takes them. */
export function contextOf(connectors: readonly CatalogConnector[], complete: boolean): LanguageContext {
  const catalog = createCatalog(connectors, complete);
  return { catalog, bindings: createBindings(new Map(), catalog) };
}

/** Nothing is known. */
export function emptyContext(): LanguageContext {
  const catalog = emptyCatalog();
  return { catalog, bindings: createBindings(new Map(), catalog) };
}

/** The name in a string that is one placeholder and nothing else, or undefined. */
export function placeholderName(value: string): string | undefined {
  return /^\{\{([^{}]+)\}\}$/.exec(value.trim())?.[1]?.trim();
}

/** The connector that a `connector_id` names: by ULID, or by a placeholder. */
export function connectorOfId(context: LanguageContext, connectorId: string): CatalogConnector | undefined {
  const placeholder = placeholderName(connectorId);
  return placeholder === undefined ? context.catalog.find(connectorId) : context.bindings.connectorOf(placeholder);
}

function normalName(name: string): string {
  return name.trim().toLowerCase();
}
