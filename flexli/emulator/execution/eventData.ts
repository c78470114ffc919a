import { readJson } from '../../engine/exactJson';
import type { EmittedEvent } from '../../engine/host';
import { isJsonObject } from '../../model/json';
import type { JsonObject } from '../../model/json';

/** The data of a custom event, which is an object or the JSON of one; undefined for any other, which hosted is dropped. */
export function eventData(event: EmittedEvent): JsonObject | undefined {
  const { body } = event;
  if (body === undefined) return {};
  if (isJsonObject(body)) return body;
  if (typeof body !== 'string') return undefined;
  try {
    const value = readJson(body);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
