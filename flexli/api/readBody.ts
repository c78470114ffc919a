import { isJsonObject, type JsonObject, type JsonValue } from '../model/json';
import type { Created, Items } from './contract';
import type { ApiResult } from './failure';
import { unexpectedAnswer } from './failures';

type Body = ApiResult<JsonValue | undefined>;

/** `{id, href}`; anything else is no answer of the API. */
export function readCreated(body: Body, host: string): ApiResult<Created> {
  if (!body.ok) return body;
  const { value } = body;
  if (!isJsonObject(value) || typeof value.id !== 'string') return unexpectedAnswer(host, 201, 'without an id');
  return { ok: true, value: { id: value.id, href: typeof value.href === 'string' ? value.href : '' } };
}

/** `{items: […]}` of objects that all have the given keys. The rest of their shape is the contract's word. */
export function readItems<T>(body: Body, host: string, keys: readonly (keyof T & string)[]): ApiResult<readonly T[]> {
  if (!body.ok) return body;
  const { value } = body;
  const items = isJsonObject(value) ? value.items : undefined;
  if (!Array.isArray(items) || !(items as readonly JsonValue[]).every((item) => hasKeys(item, keys))) {
    return unexpectedAnswer(host, 200, 'without a list');
  }
  return { ok: true, value: (value as unknown as Items<T>).items };
}

/** An object with the given keys. */
export function readObject<T>(body: Body, host: string, keys: readonly (keyof T & string)[]): ApiResult<T> {
  if (!body.ok) return body;
  if (!hasKeys(body.value, keys)) return unexpectedAnswer(host, 200, 'with another document');
  return { ok: true, value: body.value as unknown as T };
}

/** Success without a body. */
export function readNothing(body: Body): ApiResult<void> {
  return body.ok ? { ok: true, value: undefined } : body;
}

function hasKeys(value: JsonValue | undefined, keys: readonly string[]): value is JsonObject {
  return isJsonObject(value) && keys.every((key) => value[key] !== undefined);
}
