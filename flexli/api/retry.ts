/** When and how long to wait before a call is sent again. Times are milliseconds. */
export interface RetryPolicy {
  /** Attempts in all, the first one included. */
  readonly attempts: number;
  /** Upper bound of the first wait. */
  readonly baseMs: number;
  /** No wait is longer; a server that asks for a longer one is not asked again. */
  readonly maxMs: number;
}

export const DEFAULT_RETRY: RetryPolicy = { attempts: 4, baseMs: 500, maxMs: 20_000 };

/** Exponential back-off with full jitter. `attempt` counts from 1; `random` is in [0, 1). */
export function backOffMs(policy: RetryPolicy, attempt: number, random: number): number {
  return Math.round(random * Math.min(policy.maxMs, policy.baseMs * 2 ** (attempt - 1)));
}

/** Reads a Retry-After header: seconds, or an HTTP date. Undefined when there is none that can be read. */
export function retryAfterMs(header: string | null, now: number): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  // Dates begin with a day of the week; Date.parse would take nearly anything for one.
  const at = /^[A-Z][a-z]+,/.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}

/** Statuses that may pass by themselves. */
export function isTransientStatus(status: number): boolean {
  return status === 429 || (status >= 500 && status !== 501);
}
