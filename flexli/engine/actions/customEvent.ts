import { isJsonObject } from '../../model/json';
import { done, failedBecause } from './actionContext';
import type { ActionExecutor } from './actionContext';

/** Emits an event that starts the workflows which wait for its type. */
export const executeCustomEvent: ActionExecutor = async ({ control, parameters }) => {
  const { event_type: eventType, content_type: contentType, body } = isJsonObject(parameters) ? parameters : {};
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
