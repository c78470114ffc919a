import { toBoolean, toInteger } from '../../model/convertedValues';
import { CoreAction } from '../../model/coreActions';
import { isJsonObject } from '../../model/json';
import type { JsonObject, JsonValue } from '../../model/json';
import type { WorkflowDocument } from '../../model/workflow';

/**
 * A workflow as the API keeps it. The API takes `"5"` for an integer and `"yes"` for a boolean and converts them, and trims
 * the name; what a run reads is the converted document. Parameters of connector actions stay as they are.
 *
 * @param document one that the API accepts
 */
export function normalizeWorkflow(document: JsonObject): WorkflowDocument {
  const name = typeof document.name === 'string' ? document.name.trim() : document.name;
  const kept = {
    ...document,
    name,
    ...converted(document, 'schema_version', toInteger),
    ...converted(document, 'enabled', toBoolean),
    ...converted(document, 'timeout', toInteger),
    ...converted(document, 'on_error', normalizeOnError),
    ...converted(document, 'actions', normalizeActions),
  };
  return kept as unknown as WorkflowDocument;
}

function normalizeActions(actions: JsonValue): JsonValue {
  return isArray(actions)
    ? actions.map((action) => (isJsonObject(action) ? normalizeAction(action) : action))
    : actions;
}

function normalizeAction(action: JsonObject): JsonObject {
  return {
    ...action,
    ...converted(action, 'order', toInteger),
    ...converted(action, 'timeout', toInteger),
    ...converted(action, 'wait_for_callback', toBoolean),
    ...converted(action, 'on_error', normalizeOnError),
    ...converted(action, 'parameters', (parameters) =>
      isJsonObject(parameters) ? normalizeParameters(action.type, parameters) : parameters,
    ),
  };
}

function normalizeParameters(type: JsonValue | undefined, parameters: JsonObject): JsonObject {
  switch (type) {
    case CoreAction.Wait:
      return { ...parameters, ...converted(parameters, 'seconds', toInteger) };
    case CoreAction.RunWorkflow:
      return { ...parameters, ...converted(parameters, 'workflow_version', toInteger) };
    case CoreAction.Iterator:
      return { ...parameters, ...converted(parameters, 'actions', normalizeActions) };
    case CoreAction.Branch:
      return { ...parameters, ...converted(parameters, 'branches', normalizeBranches) };
    default:
      return parameters;
  }
}

function normalizeBranches(branches: JsonValue): JsonValue {
  if (!isArray(branches)) return branches;
  return branches.map((branch) =>
    isJsonObject(branch)
      ? { ...branch, ...converted(branch, 'order', toInteger), ...converted(branch, 'actions', normalizeActions) }
      : branch,
  );
}

function normalizeOnError(onError: JsonValue): JsonValue {
  return isJsonObject(onError) ? { ...onError, ...converted(onError, 'max_retries', toInteger) } : onError;
}

/** The key with its converted value, or nothing when the object has no such key. */
function converted(object: JsonObject, key: string, convert: (value: JsonValue) => JsonValue): JsonObject {
  const value = object[key];
  return value === undefined ? {} : { [key]: convert(value) };
}

function isArray(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
