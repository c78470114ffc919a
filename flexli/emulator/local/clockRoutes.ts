import type { EmulatorClock } from '../clock';
import type { Answer, ApiRequest } from '../http/message';
import type { Route } from '../http/router';
import type { LocalContext } from './localContext';
import { bodyObject, invalidBody } from './localErrors';

/**
 * The clock of runs and schedules. `GET` gives `{time, frozen}`; `PUT` takes `time` (ISO 8601, or null for the system's),
 * `advance` (seconds) and `frozen`, each of them optional.
 */
export function clockRoutes({ clock }: LocalContext): readonly Route[] {
  return [
    { method: 'GET', pattern: '/local/clock', handle: () => show(clock) },
    { method: 'PUT', pattern: '/local/clock', handle: (request) => set(clock, request) },
  ];
}

function set(clock: EmulatorClock, request: ApiRequest): Answer {
  const body = bodyObject(request);
  if (!body.ok) return body.answer;
  const { time, advance = 0, frozen = clock.setting.frozen } = body.value;
  const start = time === undefined ? clock.setting.time : time === null ? Date.now() : timeOf(time);
  if (start === undefined)
    return invalidBody(request, '"time" must be a time such as "2024-06-01T08:00:00Z", or null.');
  if (typeof advance !== 'number') return invalidBody(request, '"advance" must be a number of seconds.');
  if (typeof frozen !== 'boolean') return invalidBody(request, '"frozen" must be true or false.');
  const target = start + advance * 1000;
  if (!(target >= 0 && target < LAST)) return invalidBody(request, 'The time must lie in the years 1970 to 9999.');
  clock.set({ time: target, frozen });
  return show(clock);
}

const LAST = 253_402_300_800_000;

function timeOf(value: unknown): number | undefined {
  const time = typeof value === 'string' ? Date.parse(value) : NaN;
  return Number.isNaN(time) ? undefined : time;
}

function show(clock: EmulatorClock): Answer {
  return { status: 200, body: { time: clock.now().toISOString(), frozen: clock.setting.frozen } };
}
