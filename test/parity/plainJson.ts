/** A value as it is after it was written and read: without keys that are undefined, and without a negative zero. */
export function plainJson(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
