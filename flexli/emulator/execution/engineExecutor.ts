import type { WorkflowExecutor } from './workflowExecutor';

export const engineExecutor: WorkflowExecutor = {
  sourceHolds: () => ({ ok: true }),
  run: () => Promise.resolve({ status: 'failed', reason: 'This build has no engine yet.' }),
};
