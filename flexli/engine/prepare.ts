import type { ConnectorAction } from '../model/connector';
import type { JsonObject, JsonValue } from '../model/json';
import { isJsonObject } from '../model/json';
import type { WorkflowAction } from '../model/workflow';
import { crashed, success } from './outcome';
import type { Outcome } from './outcome';
import { applyTransform } from './transform';
import type { TransformContext } from './transform';

/** What an expression or a `{name}` in a connector's action became. Any of them may be of any type. */
export interface PreparedAction {
  readonly method: string;
  readonly path: JsonValue;
  readonly headers: JsonValue;
  readonly query: JsonValue;
  readonly body: JsonValue;
}

/** The parameters of a workflow's action, prepared from the state. */
export function prepareParameters(
  action: Pick<WorkflowAction, 'parameters' | 'variables'>,
  state: JsonValue,
  context: TransformContext,
  ignoredPaths: readonly string[] = [],
): Outcome<JsonValue> {
  const prepared = applyTransform(state, action.parameters ?? {}, context, {
    variables: action.variables ?? null,
    ignoredPaths,
  });
  return prepared.ok ? prepared : crashed(`its parameters: ${prepared.failure.message}`);
}

/** The connector's action prepared from the parameters, which are its variables as well. */
export function prepareConnectorAction(
  action: ConnectorAction,
  parameters: JsonValue,
  context: TransformContext,
): Outcome<PreparedAction> {
  const updates: Record<string, JsonValue> = {};
  for (const key of ['path', 'headers', 'query', 'body'] as const) {
    const value = action[key] ?? null;
    if (value !== null) updates[key] = value;
  }
  const values = isJsonObject(parameters) ? parameters : {};
  // The hosted engine takes a value that starts with `::` for an expression here too.
  const variables = context.profile === 'documented' ? { dataVariables: values } : { variables: values };
  const prepared = applyTransform(parameters, updates, context, variables);
  if (!prepared.ok) return crashed(`the action ${action.type} of its connector: ${prepared.failure.message}`);
  const { path, headers, query, body } = prepared.value as JsonObject;
  return success({
    method: action.method,
    path: path ?? null,
    headers: headers ?? null,
    query: query ?? null,
    body: body ?? null,
  });
}
