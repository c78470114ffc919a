import type { EmittedEvent } from '../../flexli/engine/host';
import type { RunEvent, RunResult } from '../../flexli/engine/runEvent';
import type { RunHistoryItem } from '../../flexli/model/run';

/** What is written of a run as it goes on, and at its end. */
export interface RunWatcher {
  started(run: StartedRun): void;
  event(run: StartedRun, event: RunEvent): void;
  /** `listeners` are the files that it would start in an account; a run in this process starts none of them. */
  emitted(run: StartedRun, event: EmittedEvent, listeners: readonly string[]): void;
}

export interface StartedRun {
  readonly id: string;
  /** Name of the workflow. */
  readonly workflow: string;
  /** As messages call the file. */
  readonly path: string;
  /** The run that started it, none for the first one. */
  readonly parent?: StartedRun;
}

/** A run that has ended. */
export interface EndedRun extends StartedRun {
  readonly result: RunResult;
  readonly durationMs: number;
  /** As GET /v1/run-history/{run_id} lists them. */
  readonly history: readonly RunHistoryItem[];
}
