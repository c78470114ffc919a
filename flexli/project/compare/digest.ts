import { createHash } from 'node:crypto';
import { isJsonObject, type JsonValue } from '../../model/json';

const LENGTH = 22;

/**
 * A short name for what a document says, the same for another order of keys and other white space. 132 bits of SHA-256 in
 * base64url.
 */
export function digestOf(document: JsonValue): string {
  return createHash('sha256').update(canonical(document)).digest('base64url').slice(0, LENGTH);
}

/** JSON with sorted keys. */
function canonical(value: JsonValue | undefined): string {
  if (Array.isArray(value)) return `[${(value as readonly JsonValue[]).map(canonical).join(',')}]`;
  if (!isJsonObject(value)) return JSON.stringify(value ?? null);
  const entries = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`);
  return `{${entries.join(',')}}`;
}
