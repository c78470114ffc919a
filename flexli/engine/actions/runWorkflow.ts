import { isJsonObject } from '../../model/json';
import { done, failedBecause } from './actionContext';
import type { ActionExecutor } from './actionContext';

/** Starts a run of another workflow; this run goes on without waiting for it. */
export const executeRunWorkflow: ActionExecutor = async ({ control, parameters }) => {
  const given = isJsonObject(parameters) ? parameters : {};
  const { workflow_id: workflowId, workflow_input: input } = given;
  const workflowVersion = Number(given.workflow_version ?? NaN);
  if (typeof workflowId !== 'string' || workflowId === '') {
    return failedBecause(
      `its workflow_id must be the id of a workflow, but it is ${JSON.stringify(workflowId ?? null)}.`,
    );
  }
  if (!Number.isInteger(workflowVersion)) {
    return failedBecause(
      `its workflow_version must be a whole number, but it is ${JSON.stringify(given.workflow_version ?? null)}.`,
    );
  }
  const started = await control.host.startRun({ workflowId, workflowVersion, input: input ?? {} });
  return 'error' in started ? failedBecause(`the workflow ${workflowId} did not start: ${started.error}`) : done(null);
};
