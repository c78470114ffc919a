import type { JsonValue } from '../model/json';
import type { WorkflowAction } from '../model/workflow';
import type { PreparedRequest } from './request/preparedRequest';

/** What an action does next. Every action goes through them in this order, though one may end it early. */
export type RunPhase = 'condition' | 'parameters' | 'execute' | 'transform';

/** Where an action stands. */
export interface ActionPlace {
  /** In the document, such as `actions[2].parameters.actions[0]`. */
  readonly path: string;
  readonly action: WorkflowAction;
  /** Set inside an Iterator: the run of the item. */
  readonly nestedRunId?: string;
}

/** A point at which a run can be held: before a phase of an action. States are snapshots that never change. */
export interface RunPosition extends ActionPlace {
  readonly phase: RunPhase;
  readonly state: JsonValue;
}

export type ActionOutcome = 'successful' | 'skipped' | 'stopped' | 'failed';

/** What happened in a run, in order. Credentials are in none of them. */
export type RunEvent = { /** Milliseconds since 1970. */ readonly time: number } & (
  | { readonly type: 'runStarted'; readonly runId: string; readonly state: JsonValue }
  | ({ readonly type: 'actionStarted'; readonly state: JsonValue } & ActionPlace)
  | ({ readonly type: 'conditionChecked'; readonly holds: boolean } & ActionPlace)
  | ({ readonly type: 'parametersPrepared'; readonly parameters: JsonValue } & ActionPlace)
  | ({ readonly type: 'requestSent'; readonly request: PreparedRequest; readonly attempt: number } & ActionPlace)
  | ({
      readonly type: 'responseReceived';
      readonly status: number;
      readonly value: JsonValue;
      readonly durationMs: number;
    } & ActionPlace)
  | ({ readonly type: 'retryPlanned'; readonly waitSeconds: number; readonly reason: string } & ActionPlace)
  | ({ readonly type: 'nestedRunStarted'; readonly item: number; readonly state: JsonValue } & ActionPlace)
  | ({ readonly type: 'nestedRunFinished'; readonly status: RunEndStatus; readonly reason?: string } & ActionPlace)
  | ({ readonly type: 'warning'; readonly message: string } & ActionPlace)
  | ({
      readonly type: 'actionFinished';
      readonly outcome: ActionOutcome;
      readonly before: JsonValue;
      readonly state: JsonValue;
      readonly durationMs: number;
    } & ActionPlace)
  | ({ readonly type: 'runFinished'; readonly runId: string } & RunResult)
);

export type RunEndStatus = 'successful' | 'failed' | 'stopped';

/** How a run ended. */
export interface RunResult {
  readonly status: RunEndStatus;
  /** Set unless the run was successful: which action, what happened and, where possible, what to do. */
  readonly reason?: string;
  /** The state at the end. */
  readonly state: JsonValue;
}
