import type { ConnectorConfig } from '../../model/connector';
import { isJsonObject } from '../../model/json';
import type { JsonObject, JsonValue } from '../../model/json';
import { crashed, success } from '../outcome';
import type { Outcome } from '../outcome';
import type { PreparedAction } from '../prepare';
import type { EngineProfile } from '../profile';
import { joinAddress } from './address';

/** A request as the engine describes it before it is encoded; credentials are not part of it. */
export interface PreparedRequest {
  readonly method: string;
  /** Not encoded, without the query. */
  readonly url: string;
  readonly query: JsonObject | null;
  /** The connector's default headers and the action's; a null leaves one out. */
  readonly headers: JsonObject;
  readonly body: JsonValue;
  /** Whether the body is sent as JSON, which is so when Content-Type says it. */
  readonly isJson: boolean;
}

/** Puts a connector's configuration and its prepared action together. */
export function describeRequest(
  config: ConnectorConfig,
  action: PreparedAction,
  profile: EngineProfile,
): Outcome<PreparedRequest> {
  const url = joinAddress(config, action.path, profile);
  if (!url.ok) return url;
  const query = objectOrNull(action.query);
  if (query === undefined)
    return crashed('the query of its connector action came out as something other than an object.');
  const own = objectOrNull(action.headers);
  if (own === undefined)
    return crashed('the headers of its connector action came out as something other than an object.');
  const headers: JsonObject = { ...config.default_headers, ...own };
  const { method, body } = action;
  const isJson = profile === 'documented' ? isJsonType(headers) : isHostedJsonType(headers);
  return success({ method, url: url.value, query, headers, body, isJson });
}

function objectOrNull(value: JsonValue): JsonObject | null | undefined {
  if (value === null || isJsonObject(value)) return value;
  return undefined;
}

/** The last one of a name is sent, whatever its case. */
function isJsonType(headers: JsonObject): boolean {
  const given = Object.entries(headers).filter(([, value]) => value !== undefined && value !== null);
  const type = given.findLast(([name]) => name.toLowerCase() === 'content-type')?.[1];
  return typeof type === 'string' && /^application\/json\b/i.test(type.trim());
}

/** The hosted engine knows the type without parameters only, so that one with a charset is none. */
function isHostedJsonType(headers: JsonObject): boolean {
  return Object.entries(headers).some(
    ([name, value]) =>
      name.toLowerCase() === 'content-type' && typeof value === 'string' && value.toLowerCase() === 'application/json',
  );
}
