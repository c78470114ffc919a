import type { JsonObject } from '../../flexli/model/json';
import { findAction } from './catalog';
import type { LanguageContext } from './context';
import { connectorOfId } from './context';
import { stringOf } from './syntax/nodes';
import type { WorkflowScope } from './syntax/workflowScope';

/** The JSON Schema of the parameters that a connector action takes, when its connector and type are known. */
export function parametersOfAction(owner: WorkflowScope['owner'], context: LanguageContext): JsonObject | undefined {
  if (owner?.kind !== 'action') return undefined;
  const connectorId = stringOf(owner.node, 'connector_id');
  const type = stringOf(owner.node, 'type');
  if (connectorId === undefined || type === undefined) return undefined;
  const connector = connectorOfId(context, connectorId);
  return (connector && findAction(connector, type)?.parameters) ?? undefined;
}
