import { numberOf } from '../../expressions/python/exactNumber';
import { isJsonObject } from '../../model/json';
import type { JsonValue } from '../../model/json';
import { interrupted } from '../sequenceEnd';
import { actionName, done, failedBecause } from './actionContext';
import type { ActionExecutor } from './actionContext';

/** Waits for `parameters.seconds`. */
export const executeWait: ActionExecutor = async ({ control, parameters, place: { action }, state }) => {
  const wanted = isJsonObject(parameters) ? (parameters.seconds ?? null) : null;
  const given = numberOf(wanted) ?? wanted;
  const seconds = control.profile === 'documented' ? toSeconds(given) : toWholeSeconds(given);
  if (seconds === undefined) {
    return failedBecause(`its seconds must be a number from 0 up, but they are ${JSON.stringify(given)}.`);
  }
  if (seconds * 1000 > control.remainingMs()) {
    // Whoever watches would wait for nothing. It is the whole run that is too long, not an item of an Iterator.
    const { order, type } = action;
    const reason = `${actionName(action)}: waiting ${seconds} s would take the run beyond its time limit. Shorten the wait.`;
    const end = interrupted('failed', reason, state);
    return { kind: 'ended', end: { ...end, action: { connector_type: type, order, type } } };
  }
  await control.host.sleep(seconds * 1000, control.signal);
  return done({});
};

function toSeconds(value: JsonValue): number | undefined {
  const seconds = typeof value === 'string' && /^\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : value;
  return typeof seconds === 'number' && Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
}

/** As Python's `int()` makes them, which the hosted engine waits for. */
function toWholeSeconds(value: JsonValue): number | undefined {
  if (typeof value === 'string')
    return /^\s*\+?\d+(_\d+)*\s*$/.test(value) ? Number(value.replaceAll('_', '')) : undefined;
  const seconds = typeof value === 'boolean' ? Number(value) : value;
  return typeof seconds === 'number' && seconds > -1 ? Math.trunc(seconds) : undefined;
}
