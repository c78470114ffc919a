import type { JsonValue } from '../../model/json';
import type { HttpResponse } from '../host';

/** What an action's transform reads from: the answer's JSON, or an empty object when it is none. */
export function responseValue(response: HttpResponse): JsonValue {
  try {
    return JSON.parse(response.body) as JsonValue;
  } catch {
    return {};
  }
}

export function isSuccess(response: HttpResponse): boolean {
  return response.status >= 200 && response.status <= 299;
}

/** The `reason` that the history gives for an answer of another status, with the field names of the hosted engine. */
export function failureReason(response: HttpResponse, url: string): JsonValue {
  return {
    message: 'The workflow encountered an error.',
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
