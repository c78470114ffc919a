import type { DeployedConnector } from '../../flexli/model/connector';
import type { JsonObject, JsonValue } from '../../flexli/model/json';
import type { CatalogConnector } from './catalog';
import { connectorOfJson } from './catalog';

/**
 * The account's connectors as the catalog has them. Those that say the same as before stay the same objects, since
 * schemas are compiled once for each object.
 */
export function accountConnectors(
  deployed: readonly (DeployedConnector & { readonly uri?: string })[],
  before: readonly CatalogConnector[] = [],
  schemas = new SharedSchemas(),
): readonly CatalogConnector[] {
  const previous = new Map(before.map((connector) => [connector.id, connector]));
  return deployed.flatMap((one) => {
    const document = connectorOfJson(one as unknown as JsonValue, (schema) => schemas.of(schema));
    if (document === undefined) return [];
    const known = previous.get(one.id);
    const same =
      known !== undefined && known.shownIn === one.uri && JSON.stringify(known.document) === JSON.stringify(document);
    return [same ? known : { document, id: one.id, ...(one.uri !== undefined && { shownIn: one.uri }) }];
  });
}

/** Schemas that say the same are one object: the actions of an account repeat them, and they are most of what it has. */
export class SharedSchemas {
  readonly #byText = new Map<string, JsonObject>();

  of(schema: JsonObject): JsonObject {
    const text = JSON.stringify(schema);
    const known = this.#byText.get(text);
    if (known === undefined) this.#byText.set(text, schema);
    return known ?? schema;
  }
}
