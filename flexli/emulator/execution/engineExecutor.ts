import type { EngineHost } from '../../engine/host';
import { WorkflowRunner } from '../../engine/runner';
import { sourceHolds } from '../../engine/source';
import type { WorkflowExecutor } from './workflowExecutor';

/** Runs workflows by the engine. The host's clock and random numbers serve the conditions of sources. */
export function engineExecutor(host: Pick<EngineHost, 'now' | 'random'>): WorkflowExecutor {
  return {
    sourceHolds: (workflow, input) => {
      const holds = sourceHolds(workflow, input, host);
      if (!holds.ok) return { ok: false, reason: `The source condition cannot be evaluated: ${holds.failure.message}` };
      return holds.value ? { ok: true } : { ok: false, reason: 'The source condition failed.' };
    },
    run: async (workflow, input, runId, signal, runHost) => {
      const { status, reason } = await new WorkflowRunner(workflow, input, runHost, { runId }).run(signal);
      return { status, ...(reason === undefined ? {} : { reason }) };
    },
  };
}
