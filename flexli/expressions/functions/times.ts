import { EvaluationFailure } from '../failure';
import { addMinutes } from '../python/calendar';
import type { Timestamp } from '../python/calendar';
import { parseTimestamp } from '../python/parseTimestamp';
import { strftime } from '../python/strftime';
import { numberAt, textAt } from './arguments';
import type { Implementations } from './table';

/** The functions of the engine that know the time; `now` is asked at every call. */
export function timeFunctions(now: () => Date): Implementations {
  return {
    flexli_datetime_now: () => now().toISOString(),
    flexli_datetime: (args) => strftime(wallClockOf(now()), textAt(args, 0)),
    flexli_time_delta: (args) => shifted(textAt(args, 0), textAt(args, 1), numberAt(args, 2), now()),
  };
}

/** The engine's clock has no zone, although it runs in UTC. */
function wallClockOf(now: Date): Timestamp {
  return { wallTime: now.getTime(), microseconds: 0, offset: undefined, zone: '' };
}

function shifted(text: string, format: string, minutes: number, now: Date): string {
  const timestamp = parseTimestamp(text, now);
  if (timestamp === undefined) {
    throw new EvaluationFailure('bad-timestamp', `flexli_time_delta() cannot read "${shortened(text)}" as a time.`);
  }
  const later = addMinutes(timestamp, minutes);
  if (later === undefined) {
    throw new EvaluationFailure('bad-timestamp', 'flexli_time_delta() only knows the years 1 to 9999.');
  }
  return strftime(later, format);
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
