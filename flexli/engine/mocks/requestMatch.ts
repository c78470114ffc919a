import type { JsonObject, JsonValue } from '../../model/json';
import { isJsonObject } from '../../model/json';
import type { PreparedRequest } from '../request/preparedRequest';
import type { RequestPattern } from './mock';

/** Whether a request, before credentials are put on, is one that a pattern means. */
export function fitsRequest(pattern: RequestPattern, request: PreparedRequest): boolean {
  const { method, url, query, headers, body } = pattern;
  return (
    (method === undefined || method.toLowerCase() === request.method.toLowerCase()) &&
    (url === undefined || fitsUrl(url, request.url)) &&
    (query === undefined || fitsTexts(query, request.query ?? {})) &&
    (headers === undefined || fitsTexts(lowerCase(headers), lowerCase(request.headers))) &&
    (body === undefined || holds(request.body, body))
  );
}

/** Whether a value has everything that is wanted: keys of objects may be more, lists must be as long. */
export function holds(value: JsonValue | undefined, wanted: JsonValue): boolean {
  if (isList(wanted)) {
    return isList(value) && value.length === wanted.length && wanted.every((item, index) => holds(value[index], item));
  }
  if (isJsonObject(wanted)) {
    return (
      isJsonObject(value) &&
      Object.entries(wanted).every(([key, item]) => item === undefined || (key in value && holds(value[key], item)))
    );
  }
  return value === wanted;
}

function fitsUrl(pattern: string, url: string): boolean {
  const subject = pattern.startsWith('/') ? pathOf(url) : url;
  const source = pattern
    .split('*')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${source}$`, 's').test(subject);
}

function pathOf(url: string): string {
  return url.replace(/^[a-z]+:\/\/[^/]*/i, '') || '/';
}

/** Numbers and texts of a query or of headers are the same when they are sent. */
function fitsTexts(wanted: JsonObject, given: JsonObject): boolean {
  return Object.entries(wanted).every(([key, value]) => key in given && textOf(given[key]) === textOf(value));
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}

function lowerCase(headers: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}
