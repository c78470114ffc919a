import { parse } from 'jsonc-parser';
import type { ConnectorAction, ConnectorDocument, ConnectorEvent, HttpMethod } from '../../flexli/model/connector';
import type { JsonObject, JsonValue } from '../../flexli/model/json';
import { isJsonObject } from '../../flexli/model/json';

/** A connector that a workflow can use: one of the account (it has an id), or a file of the workspace (it has a URI). */
export interface CatalogConnector {
  readonly document: ConnectorDocument;
  /** ULID that the API gave it. */
  readonly id?: string;
  /** URI of the workspace file. */
  readonly uri?: string;
  /** URI of a read-only document that shows what only the account has. */
  readonly shownIn?: string;
}

/** A version of a workflow that the account has. */
export interface CatalogWorkflow {
  /** ULID, the same for all versions. */
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly description: string;
  readonly released: boolean;
  /** URI of a read-only document that shows it. */
  readonly shownIn?: string;
}

/** Everything that is known of the account and the workspace's connectors. Made by `createCatalog`. */
export interface Catalog {
  /** True when the account's connectors are all here; only then is an unknown id a mistake. */
  readonly complete: boolean;
  readonly connectors: readonly CatalogConnector[];
  /** The account's workflows; undefined when nobody told. */
  readonly workflows?: readonly CatalogWorkflow[];
  /** The connector of a ULID. */
  find(id: string): CatalogConnector | undefined;
}

export function createCatalog(
  connectors: readonly CatalogConnector[],
  complete: boolean,
  workflows: readonly CatalogWorkflow[] = [],
): Catalog {
  const byId = new Map<string, CatalogConnector>();
  for (const connector of connectors) if (connector.id !== undefined) byId.set(connector.id, connector);
  return { complete, connectors, workflows, find: (id) => byId.get(id) };
}

/** Nothing is known, so nothing is unknown. */
export function emptyCatalog(): Catalog {
  return createCatalog([], false);
}

/** The name people read: `name`, or `type` when a half-written file has no name yet. */
export function connectorName(connector: CatalogConnector): string {
  return connector.document.name || connector.document.type;
}

export function findAction(connector: CatalogConnector, type: string): ConnectorAction | undefined {
  return connector.document.actions?.find((action) => action.type === type);
}

export function findEvent(connector: CatalogConnector, type: string): ConnectorEvent | undefined {
  return connector.document.events?.find((event) => event.type === type);
}

/** Reads a connector from the text of a file, broken JSON included. */
export function connectorOfText(text: string): ConnectorDocument | undefined {
  try {
    return connectorOfJson(parse(text) as JsonValue | undefined);
  } catch (error) {
    // The parser calls itself for every level; a text of many thousand levels is no connector.
    if (!(error instanceof RangeError)) throw error;
    return undefined;
  }
}

/**
 * Reads a connector from any JSON, also a half-written one: parts of the wrong type are left out, so that whoever uses
 * the catalog may trust its types. Undefined when there is neither a type nor a name.
 *
 * @param schemaOf gives the object to keep for a schema
 */
export function connectorOfJson(
  value: JsonValue | undefined,
  schemaOf: (schema: JsonObject) => JsonObject = (schema) => schema,
): ConnectorDocument | undefined {
  if (!isJsonObject(value)) return undefined;
  const type = text(value.type);
  const name = text(value.name);
  if (type === '' && name === '') return undefined;
  const config = objectOf(value.config) ?? {};
  return {
    type: type || name.replace(/\s+/g, ''),
    name: name || type,
    description: text(value.description),
    schema_version: 1,
    config: { host: text(config.host), base_path: text(config.base_path) },
    events: items(value.events).map((event) => eventOf(event, schemaOf)),
    actions: items(value.actions).map((action) => actionOf(action, schemaOf)),
  };
}

function actionOf(value: JsonObject, schemaOf: (schema: JsonObject) => JsonObject): ConnectorAction {
  const parameters = objectOf(value.parameters);
  return {
    type: text(value.type),
    method: text(value.method) as HttpMethod,
    path: text(value.path),
    name: text(value.name),
    description: text(value.description),
    parameters: parameters ? schemaOf(parameters) : null,
  };
}

function eventOf(value: JsonObject, schemaOf: (schema: JsonObject) => JsonObject): ConnectorEvent {
  return {
    type: text(value.type),
    name: text(value.name),
    description: text(value.description),
    schema: schemaOf(objectOf(value.schema) ?? {}),
  };
}

/** Only objects with a type are actions or events that a workflow can name. */
function items(value: JsonValue | undefined): JsonObject[] {
  if (!Array.isArray(value)) return [];
  return (value as readonly JsonValue[]).filter(isJsonObject).filter((item) => text(item.type) !== '');
}

function objectOf(value: JsonValue | undefined): JsonObject | undefined {
  return isJsonObject(value) ? value : undefined;
}

function text(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}
