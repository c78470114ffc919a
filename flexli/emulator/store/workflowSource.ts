import { CoreSource } from '../../model/coreActions';
import type { WorkflowSource } from '../../model/workflow';

/** The id under which the hosted engine keeps what belongs to no connector. */
export const CORE_CONNECTOR_ID = 'Flexli:CoreV1';

export interface SourceEvent {
  readonly connectorId: string;
  readonly eventType: string;
}

/** The event that starts a workflow, or undefined when none does: without a source, or with a schedule. */
export function eventOf(source: WorkflowSource | null | undefined): SourceEvent | undefined {
  if (source === null || source === undefined || source.type === CoreSource.Schedule) return undefined;
  if (source.type === CoreSource.CustomEvent) {
    const eventType = source.parameters?.event_type;
    return typeof eventType === 'string' ? { connectorId: CORE_CONNECTOR_ID, eventType } : undefined;
  }
  return source.connector_id === undefined ? undefined : { connectorId: source.connector_id, eventType: source.type };
}
