import { toBoolean, toInteger } from '../../model/convertedValues';
import { CoreAction, isCoreType } from '../../model/coreActions';
import type { DocumentKind } from '../../model/documentKind';
import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json';

/**
 * What the API reads back of a workflow leaves these out, or does so on some levels. Source: the handlers of the hosted
 * engine; `ConnectorV1Read` and `WorkflowsV1Read` say the same.
 */
export const UNREAD_OF_ACTIONS: readonly string[] = [
  'description',
  'variables',
  'timeout',
  'on_error',
  'wait_for_callback',
];
export const UNREAD_OF_WORKFLOWS: readonly string[] = ['timeout', 'on_error'];

/**
 * A document in file form, reduced to what can be compared with the account: without the parts that the API never reads
 * back, defaults filled in, texts that the API takes for numbers or booleans converted, actions in their order.
 */
export function comparable(kind: DocumentKind, document: JsonValue): JsonValue {
  if (!isJsonObject(document)) return document;
  return kind === 'connector' ? comparableConnector(document) : comparableWorkflow(document);
}

/** The names of the parts of a document that cannot be compared, such as `variables`, each once. */
export function unreadParts(kind: DocumentKind, document: JsonValue): readonly string[] {
  if (!isJsonObject(document)) return [];
  if (kind === 'connector') {
    const { config } = document;
    return isJsonObject(config) && isGiven(config.credentials) ? ['credentials'] : [];
  }
  const found = new Set(UNREAD_OF_WORKFLOWS.filter((key) => isGiven(document[key])));
  for (const action of allActions(document.actions)) {
    for (const key of UNREAD_OF_ACTIONS) if (isGiven(action[key])) found.add(key);
  }
  return [...found].sort();
}

function comparableConnector(document: JsonObject): JsonObject {
  const { config, events, actions } = document;
  const { host, base_path, default_headers, events: eventConfig } = isJsonObject(config) ? config : {};
  return given({
    type: document.type,
    name: document.name,
    description: document.description,
    config: given({ host, base_path, default_headers, events: eventConfig }),
    events: listOf(events),
    actions: listOf(actions).map((action) => (isJsonObject(action) ? given(action) : action)),
  });
}

function comparableWorkflow(document: JsonObject): JsonObject {
  const { name, description, enabled, source, actions } = document;
  return given({
    name: typeof name === 'string' ? name.trim() : name,
    description,
    enabled: toBoolean(enabled ?? true),
    source: isJsonObject(source) ? comparableSource(source) : undefined,
    actions: comparableActions(actions),
  });
}

function comparableSource(source: JsonObject): JsonObject {
  const { connector_id, type, parameters, condition, transform } = source;
  return given({ connector_id, type, parameters, condition: comparableCondition(condition), transform });
}

/** In the order in which they run, whichever order the list has. */
function comparableActions(actions: JsonValue | undefined): JsonValue {
  return listOf(actions)
    .map((action) => (isJsonObject(action) ? comparableAction(action) : action))
    .sort((a, b) => orderOf(a) - orderOf(b));
}

function comparableAction(action: JsonObject): JsonObject {
  const { connector_id, type, order, condition, parameters, transform } = action;
  return given({
    connector_id,
    type,
    order: toInteger(order),
    condition: comparableCondition(condition),
    parameters: isJsonObject(parameters) ? comparableParameters(type, parameters) : {},
    transform,
  });
}

/** Those of core actions may be read back with nulls for what was not given; those of connectors are anybody's data. */
function comparableParameters(type: JsonValue | undefined, own: JsonObject): JsonObject {
  const parameters = typeof type === 'string' && isCoreType(type) ? given(own) : own;
  switch (type) {
    case CoreAction.Wait:
      return { ...parameters, seconds: toInteger(parameters.seconds) };
    case CoreAction.RunWorkflow:
      return { ...parameters, workflow_version: toInteger(parameters.workflow_version) };
    case CoreAction.Iterator:
      return { ...parameters, actions: comparableActions(parameters.actions) };
    case CoreAction.Branch:
      return {
        ...parameters,
        branches: listOf(parameters.branches)
          .map((branch) => (isJsonObject(branch) ? comparableBranch(branch) : branch))
          .sort((a, b) => orderOf(a) - orderOf(b)),
      };
    default:
      return parameters;
  }
}

function comparableBranch({ order, condition, actions }: JsonObject): JsonObject {
  return given({
    order: toInteger(order),
    condition: comparableCondition(condition),
    actions: comparableActions(actions),
  });
}

/** With its defaults; undefined for none. */
export function comparableCondition(condition: JsonValue | undefined): JsonValue | undefined {
  if (!isJsonObject(condition)) return undefined;
  return {
    operator: condition.operator ?? 'and',
    criteria: listOf(condition.criteria).map((one) =>
      isJsonObject(one) ? { operator: one.operator ?? 'and', attributes: one.attributes } : one,
    ),
    on_fail: condition.on_fail ?? 'fail',
  };
}

/** The actions of a workflow, those inside iterators and branches included. */
function allActions(actions: JsonValue | undefined): readonly JsonObject[] {
  return listOf(actions).flatMap((action) => {
    if (!isJsonObject(action)) return [];
    const parameters = isJsonObject(action.parameters) ? action.parameters : {};
    const branches = listOf(parameters.branches).filter(isJsonObject);
    return [
      action,
      ...(action.type === CoreAction.Iterator ? allActions(parameters.actions) : []),
      ...(action.type === CoreAction.Branch ? branches.flatMap((branch) => allActions(branch.actions)) : []),
    ];
  });
}

/** The keys that have a value, without those that say nothing. */
function given(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => isGiven(value)));
}

/** Null and an empty object are what the API puts in for nothing. */
function isGiven(value: JsonValue | undefined): boolean {
  return value !== undefined && value !== null && !(isJsonObject(value) && Object.keys(value).length === 0);
}

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [];
}

function orderOf(value: JsonValue): number {
  return isJsonObject(value) && typeof value.order === 'number' ? value.order : 0;
}
