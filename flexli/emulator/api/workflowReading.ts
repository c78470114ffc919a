import { CoreSource, isCoreType } from '../../model/coreActions';
import type { Condition, DeployedWorkflow, WorkflowAction, WorkflowSource } from '../../model/workflow';
import { CORE_CONNECTOR_ID } from '../store/workflowSource';

/** The type of a connector by its id; undefined when it was deleted since. */
export type ConnectorTypeOf = (id: string) => string | undefined;

/**
 * A version as GET gives it. It is not the document that was sent: `connector_type`s are added, a custom event stands as the
 * source's `type`, defaults of conditions are filled in, and `variables`, `timeout`, `on_error`, `wait_for_callback` and
 * descriptions of actions are left out, though they are kept and used. Nested actions stay as they were sent.
 */
export function readWorkflow(workflow: DeployedWorkflow, typeOf: ConnectorTypeOf): object {
  return {
    id: workflow.id,
    name: workflow.name,
    ...given('description', workflow.description),
    version: workflow.version,
    schema_version: workflow.schema_version,
    is_release_version: workflow.is_release_version,
    enabled: workflow.enabled ?? true,
    ...given('source', workflow.source === null ? undefined : readSource(workflow.source, typeOf)),
    actions: workflow.actions.map((action) => readAction(action, typeOf)),
  };
}

function readSource(source: WorkflowSource | undefined, typeOf: ConnectorTypeOf): object | undefined {
  if (source === undefined) return undefined;
  const core = isCoreType(source.type);
  const isCustom = source.type === CoreSource.CustomEvent;
  return {
    connector_id: core ? CORE_CONNECTOR_ID : source.connector_id,
    connector_type: core ? source.type : (typeOf(source.connector_id ?? '') ?? ''),
    type: isCustom ? source.parameters?.event_type : source.type,
    ...given('condition', readCondition(source.condition)),
    ...given('parameters', source.parameters),
    ...given('transform', source.transform),
  };
}

function readAction(action: WorkflowAction, typeOf: ConnectorTypeOf): object {
  const core = isCoreType(action.type);
  return {
    connector_id: core ? CORE_CONNECTOR_ID : action.connector_id,
    connector_type: core ? action.type : (typeOf(action.connector_id ?? '') ?? ''),
    type: action.type,
    order: action.order,
    ...given('condition', readCondition(action.condition)),
    parameters: action.parameters ?? {},
    ...given('transform', action.transform),
  };
}

function readCondition(condition: Condition | null | undefined): object | undefined {
  if (condition === null || condition === undefined) return undefined;
  return {
    operator: condition.operator ?? 'and',
    criteria: condition.criteria.map((criteria) => ({
      operator: criteria.operator ?? 'and',
      attributes: criteria.attributes,
    })),
    on_fail: condition.on_fail ?? 'fail',
  };
}

function given(key: string, value: unknown): object {
  return value === undefined || value === null ? {} : { [key]: value };
}
