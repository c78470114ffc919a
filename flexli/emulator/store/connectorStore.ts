import { readDocument, writeJson } from '../../engine/exactJson';
import type { ConnectorCredentials, ConnectorDocument, DeployedConnector } from '../../model/connector';
import type { JsonValue } from '../../model/json';
import type { Cipher } from './cipher';
import type { Row, StoreDatabase } from './database';
import { numberIn, optionalBytesIn, textIn } from './row';

/** A connector as the API reads it back: never with credentials. */
export interface StoredConnector extends DeployedConnector {
  readonly version: number;
}

export type ConnectorWithCredentials =
  | { readonly state: 'found'; readonly connector: ConnectorDocument }
  | { readonly state: 'unknown' }
  /** Sealed by another key than ours, or damaged. */
  | { readonly state: 'unreadable'; readonly connector: ConnectorDocument };

/** The connectors of the account. Credentials are sealed before they reach the file. */
export class ConnectorStore {
  readonly #database: StoreDatabase;
  readonly #cipher: Cipher;

  constructor(database: StoreDatabase, cipher: Cipher) {
    this.#database = database;
    this.#cipher = cipher;
  }

  add(id: string, document: ConnectorDocument): void {
    const { credentials, ...config } = document.config;
    const sealed =
      credentials === undefined || credentials === null ? null : this.#cipher.seal(JSON.stringify(credentials), id);
    this.#database.run(
      'INSERT INTO connectors (id, version, document, credentials) VALUES (?, 1, ?, ?)',
      id,
      writeJson({ ...document, config } as unknown as JsonValue),
      sealed,
    );
  }

  list(): readonly StoredConnector[] {
    return this.#database
      .all('SELECT id, version, document FROM connectors ORDER BY id')
      .map((row) => toConnector(row));
  }

  get(id: string): StoredConnector | undefined {
    const row = this.#database.get('SELECT id, version, document FROM connectors WHERE id = ?', id);
    return row === undefined ? undefined : toConnector(row);
  }

  /** For a run: the only place where credentials are opened. */
  getWithCredentials(id: string): ConnectorWithCredentials {
    const row = this.#database.get('SELECT id, version, document, credentials FROM connectors WHERE id = ?', id);
    if (row === undefined) return { state: 'unknown' };
    const connector = toConnector(row, readDocument);
    const sealed = optionalBytesIn(row, 'credentials');
    if (sealed === undefined) return { state: 'found', connector };
    const text = this.#cipher.open(sealed, id);
    if (text === undefined) return { state: 'unreadable', connector };
    const credentials = JSON.parse(text) as ConnectorCredentials;
    return { state: 'found', connector: { ...connector, config: { ...connector.config, credentials } } };
  }

  /** Keeps the key that signs events for a connector, in place of an earlier one. False when there is no such connector. */
  setSigningKey(id: string, key: string): boolean {
    const sealed = this.#cipher.seal(key, signingOwner(id));
    return this.#database.run('UPDATE connectors SET signing_key = ? WHERE id = ?', sealed, id).changes > 0;
  }

  /** Undefined when none was made, or when another encryption key sealed it. */
  signingKey(id: string): string | undefined {
    const row = this.#database.get('SELECT signing_key FROM connectors WHERE id = ?', id);
    const sealed = row === undefined ? undefined : optionalBytesIn(row, 'signing_key');
    return sealed === undefined ? undefined : this.#cipher.open(sealed, signingOwner(id));
  }

  /** Takes out all of them. */
  clear(): void {
    this.#database.run('DELETE FROM connectors');
  }

  /** False when there was none. */
  delete(id: string): boolean {
    return this.#database.run('DELETE FROM connectors WHERE id = ?', id).changes > 0;
  }
}

/** A signing key cannot stand in the place of credentials. */
function signingOwner(id: string): string {
  return `${id} signing key`;
}

/** Plain numbers are what everybody takes, save the engine. */
function toConnector(row: Row, read: (text: string) => unknown = JSON.parse): StoredConnector {
  const document = read(textIn(row, 'document')) as ConnectorDocument;
  return { ...document, id: textIn(row, 'id'), version: numberIn(row, 'version') };
}
