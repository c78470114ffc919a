import type { ConnectorAction } from '../model/connector';
import type { JsonObject, JsonValue } from '../model/json';
import { isJsonObject } from '../model/json';
import type { WorkflowAction } from '../model/workflow';
import { success, withMessage } from './outcome';
import type { Outcome } from './outcome';
import { applyTransform, transformWithSource } from './transform';
import type { TransformContext } from './transforms/transformContext';

/** What an expression or a `{name}` in a connector's action became. Any of them may be of any type. */
export interface PreparedAction {
  readonly method: string;
  readonly path: JsonValue;
  readonly headers: JsonValue;
  readonly query: JsonValue;
  readonly body: JsonValue;
}

export interface PreparedParameters {
  readonly parameters: JsonValue;
  /** The state afterwards: the hosted engine changes what looks like an expression in it, too. */
  readonly state: JsonValue;
}

/** The parameters of a workflow's action, prepared from the state. */
export function prepareParameters(
  action: Pick<WorkflowAction, 'parameters' | 'variables'>,
  state: JsonValue,
  context: TransformContext,
  ignoredPaths: readonly string[] = [],
): Outcome<PreparedParameters> {
  const prepared = transformWithSource(state, action.parameters ?? {}, context, {
    variables: action.variables ?? null,
    ignoredPaths,
  });
  if (!prepared.ok) return withMessage(prepared, `its parameters: ${prepared.failure.message}`);
  return success({ parameters: prepared.value.result, state: prepared.value.source });
}

/** The connector's action prepared from the parameters, which are its variables as well. */
export function prepareConnectorAction(
  action: ConnectorAction,
  parameters: JsonValue,
  context: TransformContext,
): Outcome<PreparedAction> {
  const updates: Record<string, JsonValue> = {};
  for (const [key, value = null] of Object.entries(action) as [string, JsonValue | undefined][]) {
    // The hosted engine takes what only describes the action for expressions and texts with fields as well.
    if (value !== null && (context.profile !== 'documented' || PREPARED_KEYS.has(key))) updates[key] = value;
  }
  const values = isJsonObject(parameters) ? parameters : {};
  // The hosted engine takes a value that starts with `::` for an expression here too.
  const variables = context.profile === 'documented' ? { dataVariables: values } : { variables: values };
  const prepared = applyTransform(parameters, updates, context, variables);
  if (!prepared.ok)
    return withMessage(prepared, `the action ${action.type} of its connector: ${prepared.failure.message}`);
  const { method, path, headers, query, body } = prepared.value as JsonObject;
  return success({
    method: typeof method === 'string' ? method : action.method,
    path: path ?? null,
    headers: headers ?? null,
    query: query ?? null,
    body: body ?? null,
  });
}

/** `method` too: the guide allows an expression there, though the API refuses it. */
const PREPARED_KEYS: ReadonlySet<string> = new Set(['method', 'path', 'headers', 'query', 'body']);
