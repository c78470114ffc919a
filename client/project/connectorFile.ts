import {
  type ConnectorAction,
  type ConnectorDocument,
  type ConnectorEvent,
  HTTP_METHODS,
} from '../../flexli/model/connector';
import { type JsonObject, type JsonValue, isJsonObject } from '../../flexli/model/json';

/** What a connector file holds, or that it cannot be read now. */
export type ConnectorFile =
  | { readonly kind: 'connector'; readonly connector: ConnectorDocument }
  | { readonly kind: 'broken'; readonly reason: 'syntax' | 'shape' };

/**
 * Reads a connector for showing it. People are in the middle of writing it, so whatever has the wrong type is left
 * out; saying what is wrong is the language server's work. Positions in `actions` and `events` stay as in the file.
 */
export function readConnectorFile(text: string): ConnectorFile {
  let value: JsonValue;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, '')) as JsonValue;
  } catch {
    return { kind: 'broken', reason: 'syntax' };
  }
  if (!isJsonObject(value)) return { kind: 'broken', reason: 'shape' };
  const config = isJsonObject(value.config) ? value.config : {};
  return {
    kind: 'connector',
    connector: {
      type: textOf(value.type),
      name: textOf(value.name),
      description: textOf(value.description),
      schema_version: 1,
      config: { host: textOf(config.host), base_path: textOf(config.base_path) },
      actions: objectsOf(value.actions).map(readAction),
      events: objectsOf(value.events).map(readEvent),
    },
  };
}

function readAction(action: JsonObject): ConnectorAction {
  return {
    type: textOf(action.type),
    method: HTTP_METHODS.find((method) => method === action.method) ?? 'get',
    path: textOf(action.path),
    name: textOf(action.name) || null,
    description: textOf(action.description) || null,
    parameters: isJsonObject(action.parameters) ? action.parameters : null,
  };
}

function readEvent(event: JsonObject): ConnectorEvent {
  return {
    type: textOf(event.type),
    name: textOf(event.name),
    description: textOf(event.description),
    schema: isJsonObject(event.schema) ? event.schema : {},
  };
}

function objectsOf(value: JsonValue | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? value.map((one: JsonValue) => (isJsonObject(one) ? one : {})) : [];
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}
