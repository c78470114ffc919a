import type { JsonObject } from '../model/json';
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

/** Body of the API's own errors. API Gateway's errors have only `message`. */
export interface ApiErrorBody {
  /** Id of the request. */
  readonly id: string;
  readonly error_code: string;
  readonly description: string;
  readonly details?: JsonObject | null;
}

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
