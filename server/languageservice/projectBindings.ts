import type { JsonValue } from '../../flexli/model/json';
import { isJsonObject } from '../../flexli/model/json';
import type { Catalog, CatalogConnector } from './catalog';

/**
 * The connectors that the variables of a project file name, by placeholder. `resolve` gives the URI of a path that is
 * relative to the project file.
 */
export function boundConnectors(
  variables: Readonly<Record<string, JsonValue>>,
  resolve: (path: string) => string,
  catalog: Catalog,
): ReadonlyMap<string, CatalogConnector> {
  const bound = new Map<string, CatalogConnector>();
  for (const [placeholder, value] of Object.entries(variables)) {
    const connector = connectorOfValue(value, resolve, catalog);
    if (connector !== undefined) bound.set(placeholder, connector);
  }
  return bound;
}

/** A path of a workspace file, a connector's type, or a ULID. */
function connectorOfValue(
  value: JsonValue,
  resolve: (path: string) => string,
  catalog: Catalog,
): CatalogConnector | undefined {
  const reference = isJsonObject(value) ? value.connector : value;
  if (typeof reference !== 'string') return undefined;
  const byId = catalog.find(reference);
  if (byId !== undefined || !isJsonObject(value)) return byId;
  const uri = resolve(reference);
  return (
    catalog.connectors.find((connector) => connector.uri === uri) ??
    catalog.connectors.find((connector) => connector.document.type === reference)
  );
}
