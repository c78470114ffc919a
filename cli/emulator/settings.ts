import { randomBytes } from 'node:crypto';
import type { Terminal } from '../terminal';

/** What an emulator is started with, read from options and environment variables. */
export interface EmulatorSettings {
  readonly port: number;
  readonly clientId: string;
  readonly clientSecret: string;
  /** True when the credentials were made up and nobody knows them yet. */
  readonly invented: boolean;
  readonly encryptionKey?: Uint8Array;
}

export type ReadSettings =
  | { readonly ok: true; readonly settings: EmulatorSettings }
  /** For people; repeats no secret. */
  | { readonly ok: false; readonly message: string };

const DEFAULT_PORT = 8787;
const KEY_BYTES = 32;

/** `port` as it was given, undefined when it was not. */
export function readSettings(port: string | undefined, environment: Terminal['environment']): ReadSettings {
  const number = port === undefined ? DEFAULT_PORT : portOf(port);
  if (number === undefined) return wrong('--port takes a number from 0 to 65535; 0 takes a free port.');
  const { FLEXLI_CLIENT_ID: id, FLEXLI_CLIENT_SECRET: secret, FLEXLI_EMULATOR_KEY: key } = environment;
  if ((id ?? '') === '' ? (secret ?? '') !== '' : (secret ?? '') === '') {
    return wrong('Set FLEXLI_CLIENT_ID and FLEXLI_CLIENT_SECRET both, or neither to have a pair made.');
  }
  const encryptionKey = key === undefined || key === '' ? undefined : keyOf(key);
  if (encryptionKey === null) {
    return wrong(`FLEXLI_EMULATOR_KEY must be ${KEY_BYTES} bytes in base64. Make one with: openssl rand -base64 32`);
  }
  const credentials =
    id && secret
      ? { clientId: id, clientSecret: secret, invented: false }
      : { clientId: text(8), clientSecret: text(24), invented: true };
  return {
    ok: true,
    settings: { port: number, ...credentials, ...(encryptionKey === undefined ? {} : { encryptionKey }) },
  };
}

function portOf(given: string): number | undefined {
  const number = Number(given);
  return /^\d{1,5}$/.test(given) && number <= 65_535 ? number : undefined;
}

/** Null when it is no key. */
function keyOf(given: string): Uint8Array | null {
  const bytes = Buffer.from(given, 'base64');
  return /^[\w+/-]+=*$/.test(given.trim()) && bytes.length === KEY_BYTES ? new Uint8Array(bytes) : null;
}

function text(bytes: number): string {
  return randomBytes(bytes).toString('base64url');
}

function wrong(message: string): ReadSettings {
  return { ok: false, message };
}
