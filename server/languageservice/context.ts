import type { Catalog, CatalogConnector } from './catalog';
import { connectorName, createCatalog, emptyCatalog } from './catalog';

/** What the language service knows besides the document's text. */
export interface LanguageContext {
  readonly catalog: Catalog;
  readonly bindings: PlaceholderBindings;
}

/** What `{{Placeholder Name}}` stands for, as far as it is known. Made by `createBindings`. */
export interface PlaceholderBindings {
  /** The connector behind a placeholder, given without its braces. */
  connectorOf(placeholder: string): CatalogConnector | undefined;
  /** The placeholder that the project file binds to a connector, without its braces. */
  placeholderOf(connector: CatalogConnector): string | undefined;
}

/**
 * Bindings from the project file. A placeholder that nothing binds yet is taken for the connector of that name when
 * exactly one workspace file, or else exactly one connector of the account, has it: Deploy would propose the same.
 */
export function createBindings(bound: ReadonlyMap<string, CatalogConnector>, catalog: Catalog): PlaceholderBindings {
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
  return {
    connectorOf(placeholder) {
      const named = byName.get(normalName(placeholder));
      return bound.get(placeholder) ?? (named === 'several' ? undefined : named);
    },
    placeholderOf: (connector) => placeholders.get(connector),
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
