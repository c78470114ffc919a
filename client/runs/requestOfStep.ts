import { EvaluatorFactory } from '../../flexli/engine/expressionEvaluator';
import { prepareConnectorAction, prepareParameters } from '../../flexli/engine/prepare';
import { DEFAULT_PROFILE } from '../../flexli/engine/profile';
import { toHttpRequest } from '../../flexli/engine/request/httpRequest';
import { describeRequest } from '../../flexli/engine/request/preparedRequest';
import type { TransformContext } from '../../flexli/engine/transforms/transformContext';
import type { ConnectorDocument } from '../../flexli/model/connector';
import { type JsonValue, isJsonObject } from '../../flexli/model/json';
import type { WorkflowAction } from '../../flexli/model/workflow';
import type { CurlRequest } from './curl';

export type StepRequest =
  | { readonly ok: true; readonly request: CurlRequest }
  /** Why it could not be prepared; the engine would have said the same. */
  | { readonly ok: false; readonly message: string };

/**
 * The request that an action made, prepared once more from the state before it, without credentials. What depends on the
 * clock or on chance may differ from what was sent. Of a bundle of its own: it needs the engine.
 */
export function requestOfStep(action: WorkflowAction, before: JsonValue, connector: ConnectorDocument): StepRequest {
  const now = (): Date => new Date();
  const { expressions } = new EvaluatorFactory({ now, random: Math.random }, DEFAULT_PROFILE).create();
  const context: TransformContext = { evaluator: expressions, profile: DEFAULT_PROFILE };
  const definition = connector.actions?.find(({ type }) => type === action.type);
  if (!definition) return { ok: false, message: `The connector ${connector.type} has no action ${action.type}.` };
  const parameters = prepareParameters(action, isJsonObject(before) ? before : {}, context);
  if (!parameters.ok) return { ok: false, message: parameters.failure.message };
  const prepared = prepareConnectorAction(definition, parameters.value.parameters, context);
  if (!prepared.ok) return { ok: false, message: prepared.failure.message };
  const described = describeRequest(connector.config, prepared.value, DEFAULT_PROFILE);
  if (!described.ok) return { ok: false, message: described.failure.message };
  const http = toHttpRequest(described.value, {}, 1);
  if (!http.ok) return { ok: false, message: http.failure.message };
  const { method, url, headers, body } = http.value;
  return { ok: true, request: { method, url, headers, ...(body === undefined ? {} : { body }) } };
}
