import type { WorkflowAction, WorkflowDocument } from '../model/workflow';

/** How often and when a connector action is tried again. */
export interface RetryPlan {
  readonly maxRetries: number;
  /** Statuses that are worth another try; undefined for all failures, those without an answer too. */
  readonly retryOn: readonly string[] | undefined;
  readonly waitSeconds: number;
  readonly rate: number;
  /** What to do when the last try has failed. */
  readonly onFail: 'fail' | 'skip' | 'stop';
}

/** The plan of an action's `on_error`, or else of its workflow's; undefined when there is none. */
export function retryPlan(
  action: Pick<WorkflowAction, 'on_error'>,
  workflow: Pick<WorkflowDocument, 'on_error'>,
): RetryPlan | undefined {
  const own = action.on_error ?? undefined;
  const onError = own ?? workflow.on_error ?? undefined;
  if (onError === undefined) return undefined;
  const defaults = own === undefined ? { wait: 30, rate: 2.5 } : { wait: 3, rate: 1.5 };
  const onFail = own?.on_fail;
  return {
    maxRetries: onError.max_retries,
    retryOn: onError.retry_on ?? undefined,
    waitSeconds: onError.backoff?.wait ?? defaults.wait,
    rate: onError.backoff?.rate ?? defaults.rate,
    onFail: onFail === 'skip' || onFail === 'stop' ? onFail : 'fail',
  };
}

/** What a try came to. */
export interface FailedTry {
  /** That of the answer, if there was one. */
  readonly status?: number;
  /** Seconds after which the service wants to be called again. */
  readonly retryAfter?: number;
}

/**
 * Seconds to wait before the next try, or undefined when there is none. `failures` counts the tries so far. A service that
 * wants more time gets it.
 */
export function nextTry(plan: RetryPlan, failures: number, { status, retryAfter = 0 }: FailedTry): number | undefined {
  if (failures > plan.maxRetries) return undefined;
  if (plan.retryOn !== undefined && !plan.retryOn.some((item) => item.trim() === String(status))) return undefined;
  const planned = plan.waitSeconds * plan.rate ** (failures - 1);
  // The API takes any number, so that it may be less than nothing, or none at all.
  return Math.max(planned > 0 ? planned : 0, retryAfter);
}
