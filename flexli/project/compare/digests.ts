import { createHash } from 'node:crypto';
import { isJsonObject, type JsonValue } from '../../model/json';
import type { AccountDocument } from '../account/accountDocument';
import { fileFormOf } from '../account/fromAccount';
import { comparable } from './comparable';

const LENGTH = 22;

/**
 * A short name for what a document says, the same for another order of keys and other white space. 132 bits of SHA-256 in
 * base64url.
 */
export function digestOf(document: JsonValue): string {
  return createHash('sha256').update(canonical(document)).digest('base64url').slice(0, LENGTH);
}

/** Names what the account reads back of a document, as far as that is compared at all. */
export function readDigest(deployed: AccountDocument): string {
  return shortened(digestOf(comparable(deployed.kind, fileFormOf(deployed))));
}

/** Enough where nobody looks for two documents of the same name. */
function shortened(digest: string): string {
  return digest.slice(0, 11);
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
