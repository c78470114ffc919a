import type { EngineHost } from '../../engine/host';
import type { EngineProfile } from '../../engine/profile';
import type { RunLimits } from '../../engine/runLimits';
import { WorkflowRunner } from '../../engine/runner';
import { sourceHolds } from '../../engine/source';
import type { WorkflowExecutor } from './workflowExecutor';

export interface ExecutorOptions {
  readonly profile: EngineProfile;
  readonly limits: Partial<RunLimits>;
}

/** Runs workflows by the engine. The host's clock and random numbers serve the conditions of sources. */
export function engineExecutor(
  host: Pick<EngineHost, 'now' | 'random'>,
  { profile, limits }: ExecutorOptions,
): WorkflowExecutor {
  return {
    sourceHolds: (workflow, input) => {
      const holds = sourceHolds(workflow, input, host, profile);
      if (!holds.ok) return { ok: false, reason: `The source condition cannot be evaluated: ${holds.failure.message}` };
      return holds.value ? { ok: true } : { ok: false, reason: 'The source condition failed.' };
    },
    run: (workflow, input, runId, signal, runHost) =>
      new WorkflowRunner(workflow, input, runHost, { runId, profile, limits, takesExact: true }).run(signal),
  };
}
