import { isJsonObject } from '../../model/json';
import type { JsonObject, JsonValue } from '../../model/json';
import { error } from '../api/apiErrors';
import type { Parsed } from '../api/query';
import type { Answer, ApiRequest } from '../http/message';

/** A 400 in the API's form, for a body of ours that is not as it should be. */
export function invalidBody(request: ApiRequest, description: string): Answer {
  return error(request, 400, 'ValidationError', description);
}

/** The body as an object; an empty one is `{}`. */
export function bodyObject(request: ApiRequest): Parsed<JsonObject> {
  let value: JsonValue;
  try {
    value = request.body === '' ? {} : (JSON.parse(request.body) as JsonValue);
  } catch {
    return { ok: false, answer: invalidBody(request, 'The request must include a valid JSON body') };
  }
  return isJsonObject(value)
    ? { ok: true, value }
    : { ok: false, answer: invalidBody(request, 'The request body must be a JSON object') };
}
