import { isJsonObject } from '../../model/json';
import { pythonText } from '../python/pythonText';
import { done, failedBecause } from './actionContext';
import type { ActionExecutor } from './actionContext';

/** Emits an event that starts the workflows which wait for its type. */
export const executeCustomEvent: ActionExecutor = async ({ control, parameters }) => {
  const { event_type: given, content_type: contentType, body } = isJsonObject(parameters) ? parameters : {};
  if (
    control.profile !== 'documented' &&
    (given === undefined || typeof contentType !== 'string' || body === undefined)
  ) {
    return failedBecause('a custom event needs content_type and body in that build.');
  }
  const eventType = control.profile === 'documented' || given === undefined ? given : pythonText(given);
  if (typeof eventType !== 'string' || eventType === '') {
    return failedBecause(`its event_type must be a name, but it is ${JSON.stringify(eventType ?? null)}.`);
  }
  await control.host.emitEvent({
    eventType,
    ...(typeof contentType === 'string' ? { contentType } : {}),
    ...(body === undefined ? {} : { body }),
  });
  return done(null);
};
