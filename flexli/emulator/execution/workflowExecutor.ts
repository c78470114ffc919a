import type { EngineHost } from '../../engine/host';
import type { RunResult } from '../../engine/runEvent';
import type { JsonValue } from '../../model/json';
import type { DeployedWorkflow } from '../../model/workflow';

/** The engine as the emulator uses it. */
export interface WorkflowExecutor {
  /** Whether the source's condition, if there is one, lets a run with this input start. */
  sourceHolds(
    workflow: DeployedWorkflow,
    input: JsonValue,
  ): { readonly ok: true } | { readonly ok: false; readonly reason: string };

  run(
    workflow: DeployedWorkflow,
    input: JsonValue,
    runId: string,
    signal: AbortSignal,
    host: EngineHost,
  ): Promise<RunResult>;
}
