import type { ValidationErrorEntry } from '../../api/contract';
import type { DeployedConnector } from '../../model/connector';
import { isCoreType } from '../../model/coreActions';
import type { Finding } from '../../model/finding';
import { isJsonObject } from '../../model/json';
import type { JsonObject, JsonValue } from '../../model/json';
import type { Answer, ApiRequest } from '../http/message';
import { error } from './apiErrors';

/**
 * From the validator's findings to the API's errors.
 *
 * The API checks a document's shape first (`ValidationError`, all mistakes at once) and only then, in this order, the source and
 * each top-level action: the connector's id, the event or action type, the action's parameters. It stops at the first
 * that fails. So findings are told apart by their codes:
 * - `parameters-…` on a connector action becomes `ActionParameterValidationError`, its paths counted from the parameters;
 * - `connector-id-unknown`, `event-type-unsupported`, `action-type-unsupported` are looked up again here, in the
 *   order of the API, because its answer names the connector;
 * - every other one is a `ValidationError` on the path that the finding has.
 * Documents on which the hosted API crashes (a 500) are refused with the finding's own words.
 */
const REFERENCE_CODES: ReadonlySet<string> = new Set([
  'connector-id-unknown',
  'event-type-unsupported',
  'action-type-unsupported',
]);
const PARAMETER_CODE_PREFIX = 'parameters-';

/** A connector has a shape only; undefined when nothing refuses it. */
export function connectorRefusal(request: ApiRequest, findings: readonly Finding[]): Answer | undefined {
  return findings.length === 0 ? undefined : shapeError(request, findings);
}

export function workflowRefusal(
  request: ApiRequest,
  findings: readonly Finding[],
  workflow: JsonObject,
  connectors: readonly DeployedConnector[],
): Answer | undefined {
  const later = findings.filter((finding) => isReference(finding) || isConnectorParameter(finding, workflow));
  const shape = findings.filter((finding) => !later.includes(finding));
  if (shape.length > 0) return shapeError(request, shape);
  return (
    sourceError(request, workflow, connectors) ??
    actionsError(request, later, workflow, connectors) ??
    // Whatever the order of the API passed over is still refused.
    (later.length > 0 ? shapeError(request, later) : undefined)
  );
}

function sourceError(
  request: ApiRequest,
  workflow: JsonObject,
  connectors: readonly DeployedConnector[],
): Answer | undefined {
  const source = workflow.source;
  if (!isJsonObject(source) || typeof source.type !== 'string' || isCoreType(source.type)) return undefined;
  const connector = connectorById(connectors, source.connector_id);
  if (connector === undefined) return invalidConnector(request, source.connector_id);
  if ((connector.events ?? []).some((event) => event.type === source.type)) return undefined;
  return error(request, 400, 'UnsupportedEventType', 'The source event type is not supported by this connector', {
    connector: { id: connector.id, type: connector.type },
    event_type: source.type,
  });
}

function actionsError(
  request: ApiRequest,
  findings: readonly Finding[],
  workflow: JsonObject,
  connectors: readonly DeployedConnector[],
): Answer | undefined {
  for (const [index, action] of actionsOf(workflow).entries()) {
    if (!isJsonObject(action) || typeof action.type !== 'string' || isCoreType(action.type)) continue;
    const connector = connectorById(connectors, action.connector_id);
    if (connector === undefined) return invalidConnector(request, action.connector_id);
    const named = { connector: { id: connector.id, type: connector.type }, action_type: action.type };
    if (!(connector.actions ?? []).some((known) => known.type === action.type)) {
      return error(request, 400, 'UnsupportedActionType', 'The action type is not supported by this connector', named);
    }
    const prefix = `actions[${index}].parameters`;
    const wrong = findings.filter((finding) => isParameterCode(finding) && liesUnder(finding.path, prefix));
    if (wrong.length > 0) {
      const errors = { validation_errors: wrong.map((finding) => entry(finding, prefix)) };
      return error(request, 400, 'ActionParameterValidationError', 'The action parameters did not pass validation', {
        ...named,
        errors,
      });
    }
  }
  return undefined;
}

function shapeError(request: ApiRequest, findings: readonly Finding[]): Answer {
  return error(request, 400, 'ValidationError', 'The request body failed validation', {
    validation_errors: findings.map((finding) => entry(finding, '')),
  });
}

function invalidConnector(request: ApiRequest, id: JsonValue | undefined): Answer {
  return error(request, 400, 'InvalidConnectorId', 'An invalid connector was provided', { id: id ?? null });
}

function isReference(finding: Finding): boolean {
  return REFERENCE_CODES.has(finding.code);
}

function isParameterCode(finding: Finding): boolean {
  return finding.code.startsWith(PARAMETER_CODE_PREFIX);
}

/** Parameters of a core action belong to the shape of the workflow; those of a connector action to its connector. */
function isConnectorParameter(finding: Finding, workflow: JsonObject): boolean {
  if (!isParameterCode(finding)) return false;
  const index = /^actions\[(\d+)\]/.exec(finding.path)?.[1];
  const action = index === undefined ? undefined : actionsOf(workflow)[Number(index)];
  return isJsonObject(action) && typeof action.type === 'string' && !isCoreType(action.type);
}

function actionsOf(workflow: JsonObject): readonly JsonValue[] {
  const actions = workflow.actions;
  return Array.isArray(actions) ? (actions as readonly JsonValue[]) : [];
}

function connectorById(
  connectors: readonly DeployedConnector[],
  id: JsonValue | undefined,
): DeployedConnector | undefined {
  return connectors.find((connector) => connector.id === id);
}

function liesUnder(path: string, prefix: string): boolean {
  return path === prefix || path.startsWith(`${prefix}.`) || path.startsWith(`${prefix}[`);
}

function entry(finding: Finding, prefix: string): ValidationErrorEntry & JsonObject {
  const path = prefix === '' ? finding.path : finding.path.slice(prefix.length).replace(/^\./, '');
  return { path, description: finding.message };
}
