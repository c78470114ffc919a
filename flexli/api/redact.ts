import { isJsonObject, type JsonValue } from '../model/json';
import type { ApiFailure } from './failure';

/** Shorter strings are ordinary words more often than secrets, and would tear holes into every message. */
const SHORTEST_SECRET = 4;

const MASK = '•••';

/** A failure in which nothing that the server may have echoed shows a secret that was sent to it. */
export function redactFailure(failure: ApiFailure, secrets: readonly string[]): ApiFailure {
  const mask = maskOf(secrets);
  if (!mask) return failure;
  const { errorCode, requestId, details, validationErrors } = failure;
  return {
    ...failure,
    message: mask(failure.message),
    ...(errorCode === undefined ? {} : { errorCode: mask(errorCode) }),
    ...(requestId === undefined ? {} : { requestId: mask(requestId) }),
    ...(details
      ? { details: Object.fromEntries(Object.entries(details).map(([k, v]) => [mask(k), deep(v, mask)])) }
      : {}),
    ...(validationErrors
      ? { validationErrors: validationErrors.map((e) => ({ path: mask(e.path), description: mask(e.description) })) }
      : {}),
  };
}

/** Every string inside a value, for example inside the credentials of a connector. */
export function stringsIn(value: JsonValue | undefined): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return (value as readonly JsonValue[]).flatMap(stringsIn);
  return isJsonObject(value) ? Object.values(value).flatMap(stringsIn) : [];
}

type Mask = (text: string) => string;

/** Undefined when there is nothing to mask. The longest secret goes first: a shorter one may be a part of it. */
function maskOf(secrets: readonly string[]): Mask | undefined {
  const known = secrets.filter(({ length }) => length >= SHORTEST_SECRET).sort((a, b) => b.length - a.length);
  if (known.length === 0) return undefined;
  return (text) => known.reduce((rest, secret) => rest.replaceAll(secret, MASK), text);
}

function deep(value: JsonValue | undefined, mask: Mask): JsonValue | undefined {
  if (typeof value === 'string') return mask(value);
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map((item) => deep(item, mask) ?? null);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [mask(key), deep(item, mask)]));
}
