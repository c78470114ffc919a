import type { RunHistoryItem, RunSummary } from '../model/run';

/** Bodies of the Flexli API's answers, shared by the client and the emulator. Source: the published OpenAPI file. */
export interface Created {
  readonly id: string;
  readonly href: string;
}

export interface ConnectorSummary {
  readonly id: string;
  readonly type: string;
  readonly schema_version: number;
  readonly version: number;
  readonly name: string;
  readonly description: string;
  /** Types only. */
  readonly events: readonly string[];
  /** Types only. */
  readonly actions: readonly string[];
}

export interface WorkflowSummary {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly version: number;
  readonly is_release_version: boolean;
  readonly schema_version: number;
}

export interface Items<T> {
  readonly items: readonly T[];
}

export type RunList = Items<RunSummary>;
export type RunHistory = Items<RunHistoryItem>;

export interface ValidationErrorEntry {
  readonly path: string;
  readonly description: string;
}

export interface TokenAnswer {
  readonly access_token: string;
  /** Seconds. */
  readonly expires_in: number;
  readonly token_type: string;
}
