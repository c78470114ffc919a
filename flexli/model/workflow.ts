import type { JsonObject, JsonValue } from './json';

/** The body of POST /v1/workflows. */
export interface WorkflowDocument {
  readonly name: string;
  readonly description?: string | null;
  readonly schema_version: 1;
  readonly enabled?: boolean;
  /** Seconds, 1 to 900. */
  readonly timeout?: number | null;
  readonly on_error?: WorkflowOnError | null;
  readonly source?: WorkflowSource | null;
  readonly actions: readonly WorkflowAction[];
}

export interface WorkflowOnError {
  readonly max_retries: number;
  readonly retry_on?: readonly string[] | null;
  readonly backoff?: { readonly wait?: number; readonly rate?: number } | null;
}

export interface WorkflowSource {
  readonly type: string;
  readonly connector_id?: string;
  readonly parameters?: JsonObject;
  readonly condition?: Condition | null;
  readonly transform?: Transform | null;
}

/** One action; which fields it may have depends on `type`. */
export interface WorkflowAction {
  readonly type: string;
  /** 1 to 100, unique among siblings; actions run in ascending order. */
  readonly order: number;
  /** Only on connector actions. */
  readonly connector_id?: string;
  readonly description?: string | null;
  readonly condition?: Condition | null;
  readonly variables?: Readonly<Record<string, string | number | boolean>> | null;
  readonly parameters?: JsonObject | null;
  readonly transform?: Transform | null;
  /** Seconds, 1 to 120; connector actions only. */
  readonly timeout?: number | null;
  readonly on_error?: (WorkflowOnError & { readonly on_fail?: string | null }) | null;
  readonly wait_for_callback?: boolean | null;
}

/** Key paths of the state to constants or expressions. */
export type Transform = Readonly<Record<string, string | number | boolean>>;

export type OnConditionFail = 'skip' | 'stop' | 'fail';

export interface Condition {
  readonly operator?: 'and' | 'or';
  readonly criteria: readonly ConditionCriteria[];
  /** Default `fail`. */
  readonly on_fail?: OnConditionFail;
}

export interface ConditionCriteria {
  readonly operator?: 'and' | 'or';
  readonly attributes: readonly ConditionAttribute[];
}

export interface ConditionAttribute {
  readonly type: 'String' | 'Number' | 'Boolean' | 'Date' | 'Version';
  /** An expression, with its leading `::`. */
  readonly attribute: string;
  readonly operator: string;
  readonly value: JsonValue;
}

/** A workflow version as the account keeps it. */
export interface DeployedWorkflow extends WorkflowDocument {
  readonly id: string;
  readonly version: number;
  readonly is_release_version: boolean;
}
