import type { ExtensionContext } from 'vscode';
import { type Environment, environmentKey } from './environment';
import { Emitter } from '../ui/emitter';
import type { Releasable } from '../ui/releasable';

export interface Credentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

interface Entry extends Credentials {
  readonly tokenUrl: string;
}

const PREFIX = 'flexli.credentials:';

/**
 * Client ids and secrets in SecretStorage, one entry per environment and address. The token URL is kept with them: if
 * `flexli.json` names another one later, they are not handed to it, and the person is asked to sign in again.
 */
export class CredentialStore implements Releasable {
  private readonly changed = new Emitter<string>();
  private readonly watcher: Releasable;
  /** Fires when credentials change in this or another window, with the key of their environment. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly secrets: ExtensionContext['secrets']) {
    this.watcher = secrets.onDidChange(({ key }) => {
      if (key.startsWith(PREFIX)) this.changed.fire(key.slice(PREFIX.length));
    });
  }

  async get(environment: Environment): Promise<Credentials | undefined> {
    const kept = readEntry(await this.secrets.get(PREFIX + environmentKey(environment)));
    if (kept?.tokenUrl !== environment.tokenUrl) return undefined;
    return { clientId: kept.clientId, clientSecret: kept.clientSecret };
  }

  async set(environment: Environment, credentials: Credentials): Promise<void> {
    const entry: Entry = { ...credentials, tokenUrl: environment.tokenUrl };
    await this.secrets.store(PREFIX + environmentKey(environment), JSON.stringify(entry));
  }

  async delete(environment: Environment): Promise<void> {
    await this.secrets.delete(PREFIX + environmentKey(environment));
  }

  dispose(): void {
    this.watcher.dispose();
    this.changed.dispose();
  }
}

/** An entry that cannot be read counts as none: the person signs in again and it is written anew. */
function readEntry(text: string | undefined): Entry | undefined {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as Entry;
  } catch {
    return undefined;
  }
}
