import { isValid } from 'ulid';
import type { Answer, ApiRequest } from '../http/message';
import { apiErrors } from './apiErrors';

export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly answer: Answer };

/** The `limit` of a list: a positive integer; absent, empty and 0 mean no limit. */
export function parseLimit(request: ApiRequest): Parsed<number | undefined> {
  const text = request.query.get('limit');
  if (text === null) return { ok: true, value: undefined };
  if (!/^\s*[+-]?\d{1,15}\s*$/.test(text)) {
    return refuse(request, 'limit', 'Input should be a valid integer, unable to parse string as an integer');
  }
  const limit = Number(text);
  // The hosted API crashes on a negative limit; a reason serves better.
  if (limit < 0) return refuse(request, 'limit', 'Input should be greater than or equal to 0');
  return { ok: true, value: limit === 0 ? undefined : limit };
}

/** The `id` of the workflow list: a ULID, when given. */
export function parseIdFilter(request: ApiRequest): Parsed<string | undefined> {
  const id = request.query.get('id');
  if (id === null) return { ok: true, value: undefined };
  return isValid(id) ? { ok: true, value: id } : refuse(request, 'id', 'Value error, Invalid resource ID');
}

/** True for any value of `releases-only`, `false` included: so the hosted API reads it. */
export function parseReleasesOnly(request: ApiRequest): boolean {
  return request.query.has('releases-only');
}

/** A version as paths have it, or undefined when it cannot be one. */
export function parseVersion(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

function refuse(request: ApiRequest, path: string, description: string): Parsed<never> {
  return { ok: false, answer: apiErrors.invalidQuery(request, path, description) };
}
