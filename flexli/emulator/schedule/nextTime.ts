import { Cron } from 'croner';
import { isJsonObject } from '../../model/json';
import type { WorkflowSource } from '../../model/workflow';

const UNIT_MS: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/**
 * When a Schedule source is due next, in milliseconds since 1970: strictly after `after`, in UTC. `last` is the time that
 * a rate counts on from, so that it keeps its pace however late it was noticed. Undefined for a schedule that never comes.
 */
export function nextTime(source: WorkflowSource, after: number, last?: number): number | undefined {
  const { cron, rate } = isJsonObject(source.parameters) ? source.parameters : {};
  if (typeof rate === 'string') return nextOfRate(rate, after, last ?? after);
  return typeof cron === 'string' ? nextOfCron(cron, after) : undefined;
}

function nextOfRate(rate: string, after: number, last: number): number | undefined {
  const [, count = '', unit = ''] = /^(\d+) (minute|hour|day)s?$/.exec(rate) ?? [];
  const step = Number(count) * (UNIT_MS[unit] ?? 0);
  if (!(step > 0)) return undefined;
  return last + step * Math.max(Math.floor((after - last) / step) + 1, 1);
}

/** Minute, hour, day, month, weekday. 1 is Monday and 7 Sunday; `?` says nothing, like `*`. */
function nextOfCron(cron: string, after: number): number | undefined {
  try {
    return new Cron(cron.replaceAll('?', '*'), { timezone: 'UTC', mode: '5-part' }).nextRun(new Date(after))?.getTime();
  } catch {
    // The API takes patterns only that can be read; whatever else stands in the file is never due.
    return undefined;
  }
}
