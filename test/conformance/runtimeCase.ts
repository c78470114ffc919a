import type { ConnectorAction, ConnectorDocument } from '../../flexli/model/connector';
import type { JsonObject, JsonValue } from '../../flexli/model/json';
import type { RunHistoryItem } from '../../flexli/model/run';
import type { Condition, WorkflowAction } from '../../flexli/model/workflow';

/** One line of a file of recorded behaviour. */
export type RuntimeCase = { readonly id: string } & (
  | { readonly op: 'search' }
  | { readonly op: 'keypath'; readonly path: string; readonly result: ValueResult }
  | ({ readonly op: 'transform'; readonly result: ValueResult } & TransformCase)
  | {
      readonly op: 'condition';
      readonly condition: Condition;
      readonly source: JsonValue;
      readonly result: ValueResult;
    }
  | ({ readonly op: 'prepare'; readonly result: ValueResult } & PrepareCase)
  | ({ readonly op: 'run'; readonly result: RunCaseResult } & RunCase)
);

export type ValueResult =
  | { readonly ok: true; readonly value: JsonValue }
  | { readonly ok: false; readonly error: string; readonly message: string };

export interface TransformCase {
  readonly source: JsonValue;
  readonly updates: JsonObject;
  readonly target?: JsonValue;
  readonly variables?: JsonObject | null;
  readonly ignored_paths?: readonly string[];
}

export interface PrepareCase {
  readonly state: JsonValue;
  readonly action: Pick<WorkflowAction, 'parameters' | 'variables'>;
  readonly connector_action: ConnectorAction;
}

export interface RunCase {
  readonly input: JsonValue;
  readonly connectors: Readonly<Record<string, Pick<ConnectorDocument, 'config' | 'actions'>>>;
  readonly actions: readonly (WorkflowAction & { readonly connector_type: string })[];
  readonly mocks: readonly MockResponse[];
}

export interface MockResponse {
  readonly status?: number;
  readonly reason?: string;
  readonly json?: JsonValue;
  readonly text?: string;
}

export interface RunCaseResult {
  readonly ok: boolean;
  /** Without times; `nested` stands for a nested run id. */
  readonly history: readonly (Omit<RunHistoryItem, 'time'> & { readonly nested?: boolean })[];
  readonly requests: readonly JsonObject[];
  readonly emitted: readonly JsonObject[];
}
