import type { ConnectorDocument } from '../../flexli/model/connector';
import { type JsonValue, isJsonObject } from '../../flexli/model/json';

/**
 * True when a connector of the account says the same as a file: so one that was deployed from elsewhere, or before
 * this window's memory began, need not be deployed again. Credentials are never read back and do not count.
 */
export function sameConnector(file: JsonValue, deployed: ConnectorDocument): boolean {
  return canonical(withoutCredentials(file)) === canonical(withoutCredentials(deployed as unknown as JsonValue));
}

function withoutCredentials(document: JsonValue): JsonValue {
  if (!isJsonObject(document)) return document;
  const { type, name, description, config, actions, events } = document;
  const rest = isJsonObject(config) ? { ...config, credentials: undefined } : null;
  return { type, name, description, config: rest, actions: actions ?? [], events: events ?? [] };
}

/** JSON with sorted keys, without what the API fills in: null, and empty objects and lists. */
function canonical(value: JsonValue): string {
  return JSON.stringify(normal(value) ?? null);
}

function normal(value: JsonValue | undefined): JsonValue | undefined {
  if (Array.isArray(value)) return value.map((one: JsonValue) => normal(one) ?? null);
  if (!isJsonObject(value)) return value ?? undefined;
  const entries = Object.keys(value)
    .sort()
    .map((key) => [key, normal(value[key])] as const)
    .filter(([, one]) => one !== undefined && !isEmpty(one));
  return Object.fromEntries(entries);
}

function isEmpty(value: JsonValue | undefined): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return isJsonObject(value) && Object.keys(value).length === 0;
}
