import { isJsonObject } from '../../model/json';
import type { JsonValue } from '../../model/json';
import { done, failedBecause } from './actionContext';
import type { ActionExecutor } from './actionContext';

/** Waits for `parameters.seconds`. */
export const executeWait: ActionExecutor = async ({ control, parameters }) => {
  const given = isJsonObject(parameters) ? (parameters.seconds ?? null) : null;
  const seconds = toSeconds(given);
  if (seconds === undefined) {
    return failedBecause(`its seconds must be a number from 0 up, but they are ${JSON.stringify(given)}.`);
  }
  // Whoever watches would wait for nothing.
  if (seconds * 1000 > control.remainingMs()) {
    return failedBecause(`waiting ${seconds} s would take the run beyond its time limit. Shorten the wait.`, false);
  }
  await control.host.sleep(seconds * 1000, control.signal);
  return done(null);
};

function toSeconds(value: JsonValue): number | undefined {
  const seconds = typeof value === 'string' && /^\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : value;
  return typeof seconds === 'number' && Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
}
