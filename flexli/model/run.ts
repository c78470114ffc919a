import type { JsonValue } from './json';

/** Status words of a run and of its records. `queued` stands in the run list only. */
export type RunStatus = 'queued' | 'running' | 'successful' | 'failed' | 'stopped';

/** True when nothing follows a record of this status on the run's own level. */
export function isFinalStatus(status: string): boolean {
  return status === 'successful' || status === 'failed' || status === 'stopped';
}

/** One record of GET /v1/run-history/{run_id}; field names as the API writes them. */
export interface RunHistoryItem {
  readonly status: RunStatus;
  readonly reason?: JsonValue;
  /** ISO 8601, UTC. */
  readonly time: string;
  /** The state before the action, or at the end of the run. */
  readonly state?: JsonValue;
  readonly action?: RunHistoryAction | null;
  readonly nested_run_id?: string | null;
}

export interface RunHistoryAction {
  /** Type of the connector, for example `TeamChat`; for a core action its own type. */
  readonly connector_type?: string | null;
  readonly order: number;
  readonly type: string;
}

/** One item of GET /v1/run-history. */
export interface RunSummary {
  readonly run_id: string;
  readonly parent_run_id?: string | null;
  readonly workflow_id: string;
  readonly workflow_version: number;
  readonly workflow_name: string;
  readonly status: RunStatus;
  /** ISO 8601 in UTC with microseconds and, other than in a history, without a zone: `2026-01-02T03:04:05.678000`. */
  readonly start_time: string;
  /** Written like `start_time`. */
  readonly end_time?: string | null;
}
