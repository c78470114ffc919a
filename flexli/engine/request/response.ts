import type { JsonValue } from '../../model/json';
import { readJson } from '../../expressions/python/exactJson';
import type { HttpResponse } from '../host';
import type { EngineProfile } from '../profile';
import { HOSTED_MESSAGE } from '../sequenceEnd';

/** What an action's transform reads from: the answer's JSON, or an empty object when it is none. */
export function responseValue(response: HttpResponse): JsonValue {
  try {
    return readJson(response.body);
  } catch {
    return {};
  }
}

/** The hosted engine fails at client and server errors only, and takes a redirect that leads nowhere for an answer. */
export function isSuccess({ status }: HttpResponse, profile: EngineProfile): boolean {
  return profile === 'documented' ? status >= 200 && status <= 299 : status < 400 || status > 599;
}

/** The `reason` that the history gives for an answer of another status, with the field names of the hosted engine. */
export function failureReason(response: HttpResponse, url: string): JsonValue {
  return {
    message: HOSTED_MESSAGE,
    error: statusLine(response, url),
    response: shorten(response.body),
  };
}

/** Such as `404 Client Error: Not Found for url: https://api.example.com/things/7`. */
export function statusLine(response: HttpResponse, url: string): string {
  const kind = response.status >= 500 ? 'Server Error' : response.status >= 400 ? 'Client Error' : 'Unexpected Answer';
  return `${response.status} ${kind}: ${response.reason} for url: ${url}`;
}

/** A history keeps the beginning of a long answer only. */
const MAX_CHARACTERS = 65_536;

function shorten(body: string): string {
  return body.length > MAX_CHARACTERS ? `${body.slice(0, MAX_CHARACTERS)}… (cut)` : body;
}
