import { randomBytes } from 'node:crypto';
import type { ExtensionContext } from 'vscode';

/** What the embedded engine of one machine is protected by. */
export interface LocalSecrets {
  readonly clientId: string;
  readonly clientSecret: string;
  /** 32 bytes that encrypt the credentials of connectors in the data file. */
  readonly encryptionKey: Uint8Array;
}

const KEY = 'flexli.local';

/** The secrets of the embedded engine; made at random when first asked for, kept in SecretStorage. */
export async function localSecrets(secrets: ExtensionContext['secrets']): Promise<LocalSecrets> {
  const kept = read(await secrets.get(KEY));
  if (kept) return kept;
  const made = {
    clientId: randomBytes(16).toString('hex'),
    clientSecret: randomBytes(32).toString('base64url'),
    encryptionKey: randomBytes(32),
  };
  await secrets.store(KEY, JSON.stringify({ ...made, encryptionKey: made.encryptionKey.toString('base64') }));
  return made;
}

function read(text: string | undefined): LocalSecrets | undefined {
  if (text === undefined) return undefined;
  try {
    const kept = JSON.parse(text) as Record<keyof LocalSecrets, string>;
    return { ...kept, encryptionKey: Buffer.from(kept.encryptionKey, 'base64') };
  } catch {
    return undefined;
  }
}
