/** Any JSON value, as `JSON.parse` returns it. The room imports nothing, so it says so itself. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

/** A JSON object; a missing key reads as undefined. */
export interface JsonObject {
  readonly [key: string]: JsonValue | undefined;
}
