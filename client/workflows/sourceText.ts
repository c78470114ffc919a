import { type JsonValue, isJsonObject } from '../../flexli/model/json';
import { CoreSource } from '../../flexli/model/coreActions';
import type { Translate } from '../ui/translate';

/** What starts a workflow, in words. `source` as it stands in the document. */
export function sourceText(source: JsonValue | undefined, t: Translate): string {
  if (!isJsonObject(source)) return t('started by hand or by other workflows');
  const { type, parameters, connector_type } = source;
  const { rate, cron, event_type } = isJsonObject(parameters) ? parameters : {};
  if (typeof rate === 'string') return rateText(rate, t);
  if (typeof cron === 'string') return cronText(cron, t);
  const isEvent = type === CoreSource.CustomEvent || connector_type === CoreSource.CustomEvent;
  const event = typeof event_type === 'string' ? event_type : type;
  if (isEvent && typeof event === 'string') return t('on the event {0}', event);
  return typeof type === 'string' ? t('on {0} of a connector', type) : t('started by hand or by other workflows');
}

function rateText(rate: string, t: Translate): string {
  const [, count = '', unit = ''] = /^(\d+) (minute|hour|day)s?$/.exec(rate) ?? [];
  const number = Number(count);
  switch (unit) {
    case 'minute':
      return number === 1 ? t('every minute') : t('every {0} minutes', number);
    case 'hour':
      return number === 1 ? t('every hour') : t('every {0} hours', number);
    case 'day':
      return number === 1 ? t('every day') : t('every {0} days', number);
    default:
      return rate;
  }
}

/** Five fields of single values, as the API takes them: minute, hour, day, month, weekday. In UTC. */
function cronText(cron: string, t: Translate): string {
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = cron.split(' ');
  if (![minute, hour, day, month, weekday].every((field) => /^(?:\d{1,2}|[*?])$/.test(field))) return cron;
  return [dayText(day, weekday, t), monthText(month, t), timeText(minute, hour, t)].filter(Boolean).join(' ');
}

function dayText(day: string, weekday: string, t: Translate): string {
  if (isNumber(weekday)) return t('every {0}', weekdayName(Number(weekday)));
  return isNumber(day) ? t('on day {0} of the month', Number(day)) : t('every day');
}

function monthText(month: string, t: Translate): string {
  return isNumber(month) ? t('in {0}', monthName(Number(month))) : '';
}

function timeText(minute: string, hour: string, t: Translate): string {
  if (isNumber(minute) && isNumber(hour)) return t('at {0} UTC', `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`);
  if (isNumber(minute)) return t('at minute {0} of every hour', Number(minute));
  return isNumber(hour) ? t('every minute from {0} UTC for an hour', `${hour.padStart(2, '0')}:00`) : t('every minute');
}

function isNumber(field: string): boolean {
  return /^\d+$/.test(field);
}

/** 1 is Monday. */
function weekdayName(number: number): string {
  return new Date(Date.UTC(2024, 0, number)).toLocaleDateString(undefined, { weekday: 'long', timeZone: 'UTC' });
}

function monthName(number: number): string {
  return new Date(Date.UTC(2024, number - 1, 1)).toLocaleDateString(undefined, { month: 'long', timeZone: 'UTC' });
}
