import { Emitter } from '../../ui/emitter';
import type { Releasable } from '../../ui/releasable';
import type { CredentialStore } from '../credentialStore';
import { type Environment, environmentKey, isLocal } from '../environment';
import type { EnvironmentStore } from '../environmentStore';
import { type SessionChanges, sessionChanges } from './sessions';

/** The environments that the person is signed in to, and what changes in them, in whichever window. */
export class SessionList implements Releasable {
  private readonly changed = new Emitter<SessionChanges>();
  private readonly held: Releasable[] = [this.changed];
  private known: ReadonlyMap<string, Environment> = new Map();
  private reading: Promise<unknown> = Promise.resolve();
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly environments: EnvironmentStore,
    private readonly credentials: CredentialStore,
  ) {
    this.held.push(
      credentials.onDidChange((key) => {
        this.look(key);
      }),
      environments.onDidChange(() => {
        this.look();
      }),
    );
  }

  /** Everything that there are credentials for, by key. Reads SecretStorage, calls nobody. */
  async read(): Promise<ReadonlyMap<string, Environment>> {
    const found = new Map<string, Environment>();
    for (const environment of [...(await this.environments.known()), ...this.environments.signedInBefore]) {
      const key = environmentKey(environment);
      if (isLocal(environment) || found.has(key)) continue;
      if (await this.credentials.get(environment)) found.set(key, environment);
    }
    return found;
  }

  /** What went cannot be read any more, so a removed session is told by its id alone. */
  private look(touched?: string): void {
    this.reading = this.reading
      .then(async () => {
        const before = [...this.known.keys()];
        this.known = await this.read();
        const changes = sessionChanges(before, [...this.known.keys()], touched === undefined ? [] : [touched]);
        if (Object.values(changes).some((ids: readonly string[]) => ids.length > 0)) this.changed.fire(changes);
      })
      // A keyring that is locked says so to who asks for the credentials.
      .catch(() => undefined);
  }

  dispose(): void {
    for (const one of this.held) one.dispose();
  }
}
