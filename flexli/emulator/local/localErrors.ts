import { isObject, readJson } from '../../engine/exactJson';
import type { JsonObject, JsonValue } from '../../model/json';
import { apiErrors, error } from '../api/apiErrors';
import type { Parsed } from '../api/query';
import { isTooDeep } from '../api/requestBody';
import type { Answer, ApiRequest } from '../http/message';

/** A 400 in the API's form, for a body of ours that is not as it should be. */
export function invalidBody(request: ApiRequest, description: string): Answer {
  return error(request, 400, 'ValidationError', description);
}

/** The body as an object; an empty one is `{}`. */
export function bodyObject(request: ApiRequest): Parsed<JsonObject> {
  return objectOf(request, (text) => JSON.parse(text) as JsonValue);
}

/** The same, with numbers as the engine reads them: for what becomes the input of a run. */
export function exactBodyObject(request: ApiRequest): Parsed<JsonObject> {
  return objectOf(request, readJson);
}

function objectOf(request: ApiRequest, read: (text: string) => JsonValue): Parsed<JsonObject> {
  let value: JsonValue;
  try {
    value = request.body === '' ? {} : read(request.body);
  } catch {
    return { ok: false, answer: invalidBody(request, 'The request must include a valid JSON body') };
  }
  if (isTooDeep(value)) return { ok: false, answer: apiErrors.tooDeep(request) };
  return isObject(value)
    ? { ok: true, value }
    : { ok: false, answer: invalidBody(request, 'The request body must be a JSON object') };
}
