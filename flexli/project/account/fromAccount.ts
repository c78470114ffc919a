import { CoreSource, isCoreType } from '../../model/coreActions';
import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json';
import type { AccountDocument } from './accountDocument';

/**
 * What the account reads back, in the form of a file: without what the API adds (ids, versions, `connector_type`) and
 * without the nulls that it puts in for what was never given. Parts that it never returns are not there.
 */
export function fileFormOf({ kind, content }: AccountDocument): JsonObject {
  return kind === 'connector' ? connectorForm(content) : workflowForm(content);
}

function connectorForm(content: JsonObject): JsonObject {
  const { type, name, description, schema_version, config, events, actions } = content;
  return {
    ...given({ type, name, description, schema_version }),
    config: isJsonObject(config) ? given(config) : {},
    ...(listOf(events).length > 0 ? { events: events } : {}),
    ...(listOf(actions).length > 0 ? { actions: listOf(actions).map(withoutNulls) } : {}),
  };
}

function workflowForm(content: JsonObject): JsonObject {
  const { name, description, schema_version, enabled, source, actions } = content;
  return {
    ...given({ name, description, schema_version, enabled }),
    ...(isJsonObject(source) ? { source: sourceForm(source) } : {}),
    actions: listOf(actions).map((action) => (isJsonObject(action) ? actionForm(action) : action)),
  };
}

/** A custom event is read back with the event as the source's type. */
function sourceForm(source: JsonObject): JsonObject {
  const { connector_id, connector_type, type, parameters, condition, transform } = source;
  if (typeof connector_type !== 'string' || !isCoreType(connector_type)) {
    return given({ connector_id, type, condition, transform });
  }
  const event =
    connector_type === CoreSource.CustomEvent && typeof type === 'string' ? { event_type: type } : undefined;
  return given({ type: connector_type, parameters: parameters ?? event, condition, transform });
}

function actionForm(action: JsonObject): JsonObject {
  const { connector_id, connector_type, parameters, ...rest } = action;
  const isCore = typeof connector_type === 'string' ? isCoreType(connector_type) : isCoreType(textOf(action.type));
  return given({
    ...(isCore ? {} : { connector_id }),
    ...rest,
    ...(isJsonObject(parameters) && Object.keys(parameters).length > 0 ? { parameters } : {}),
  });
}

function withoutNulls(value: JsonValue): JsonValue {
  return isJsonObject(value) ? given(value) : value;
}

/** The keys that have a value. */
function given(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined && value !== null));
}

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [];
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}
