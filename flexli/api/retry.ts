/** When and how long to wait before a call is sent again. Times are milliseconds. */
export interface RetryPolicy {
  /** Attempts in all, the first one included. */
  readonly attempts: number;
  readonly baseMs: number;
  readonly maxMs: number;
}

export const DEFAULT_RETRY: RetryPolicy = { attempts: 4, baseMs: 300, maxMs: 20_000 };

/** Exponential back-off with full jitter. `attempt` counts from 1; `random` is in [0, 1). */
export function backOffMs(policy: RetryPolicy, attempt: number, random: number): number {
  return Math.round(random * Math.min(policy.maxMs, policy.baseMs * 2 ** attempt));
}

/**
 * Reads a Retry-After header: seconds, or an HTTP date. Undefined when there is none that can be read. The wait is
 * never longer than `maxMs`, so that a strange server cannot hang a person.
 */
export function retryAfterMs(header: string | null, now: number, maxMs: number): number | undefined {
  if (header === null) return undefined;
  const text = header.trim();
  const wait = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return Number.isFinite(wait) ? Math.min(maxMs, Math.max(0, wait)) : undefined;
}

/** Statuses that may pass by themselves. */
export function isTransientStatus(status: number): boolean {
  return status === 429 || (status >= 500 && status !== 501);
}
