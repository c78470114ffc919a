import { isObject, readJson } from '../../engine/exactJson';
import type { EmittedEvent } from '../../engine/host';
import type { JsonObject } from '../../model/json';

/** The data of a custom event, which is an object or the JSON of one; undefined for any other, which hosted is dropped. */
export function eventData(event: EmittedEvent): JsonObject | undefined {
  const { body } = event;
  if (body === undefined) return {};
  if (isObject(body)) return body;
  if (typeof body !== 'string') return undefined;
  try {
    const value = readJson(body);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
