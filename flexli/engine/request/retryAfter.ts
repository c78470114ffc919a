import type { HttpResponse } from '../host';

/** Answers that may say when to come again (RFC 9110, 10.2.3). */
const STATUSES: readonly number[] = [429, 503];

/**
 * Seconds after which a service wants to be called again, by the `Retry-After` of its answer: a number of seconds, or a
 * time. Undefined where it says nothing that can be read. `now` stands in for a missing `Date` of the answer.
 */
export function retryAfterSeconds({ status, headers }: HttpResponse, now: Date): number | undefined {
  if (!STATUSES.includes(status)) return undefined;
  const given = headerOf(headers, 'retry-after') ?? '';
  if (/^\d{1,9}$/.test(given)) return Number(given);
  const time = timeOf(given);
  if (time === undefined) return undefined;
  // By the clock of the service, since ours may differ.
  return Math.max(0, (time - (timeOf(headerOf(headers, 'date') ?? '') ?? now.getTime())) / 1000);
}

function headerOf(headers: HttpResponse['headers'], name: string): string | undefined {
  return Object.entries(headers)
    .find(([key]) => key.toLowerCase() === name)?.[1]
    .trim();
}

/** Milliseconds since 1970 of a time as headers write it, such as `Mon, 15 Jul 2024 12:00:30 GMT`. */
function timeOf(text: string): number | undefined {
  const time = /^[A-Z][a-z]{2}, .* GMT$/.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(time) ? undefined : time;
}
