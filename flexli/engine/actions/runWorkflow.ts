import { isJsonObject } from '../../model/json';
import { done, failedBecause } from './actionContext';
import type { ActionExecutor } from './actionContext';

/**
 * Starts a run of another workflow. Where `wait_for_callback` is not false, this run goes on when that one has ended, and
 * fails when it failed; the response is `{run_id, status, state}` of it, else `{run_id}`. The hosted engine never waits,
 * and has no response.
 */
export const executeRunWorkflow: ActionExecutor = async ({ control, parameters, place }) => {
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
  const documented = control.profile === 'documented';
  const wait = documented && place.action.wait_for_callback !== false;
  const started = await control.host.startRun(
    { workflowId, workflowVersion, input: input ?? {}, wait, timeoutMs: Math.max(control.remainingMs(), 0) },
    control.signal,
  );
  if ('error' in started) return failedBecause(`the workflow ${workflowId} did not start: ${started.error}`);
  const { runId, end } = started;
  if (end?.status === 'failed') {
    return failedBecause(`the run ${runId} that it waited for failed: ${end.reason ?? 'no reason was given.'}`, false);
  }
  if (!documented) return done(null);
  return done({ run_id: runId, ...(end === undefined ? {} : { status: end.status, state: end.state }) });
};
