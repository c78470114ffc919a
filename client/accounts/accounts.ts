import { type LogOutputChannel, workspace } from 'vscode';
import type { FlexliApi } from '../../flexli/api/client';
import type { Account, AccountProblem, AccountResult, Connection } from './connection';
import type { CredentialStore } from './credentialStore';
import { type Environment, environmentKey, isLocal } from './environment';
import type { LocalEngine } from './localEngine';
import type { Releasable } from '../ui/releasable';

/** The API of every environment, one client each, made when first used. */
export class Accounts implements Releasable {
  private readonly clients = new Map<string, { readonly tokenUrl: string; readonly api: FlexliApi }>();
  private readonly watcher: Releasable;

  constructor(
    private readonly credentials: CredentialStore,
    private readonly local: LocalEngine,
    /** The address that the person signed in to when the environment had another one. */
    private readonly previousAddress: (environment: Environment) => Environment | undefined,
    private readonly log: LogOutputChannel,
  ) {
    // Tokens that were got with the old credentials go with the clients that hold them.
    this.watcher = credentials.onDidChange(() => {
      this.clients.clear();
    });
  }

  /** The account of an environment, or why it cannot be used. Starts the embedded engine for Local. */
  async open(environment: Environment): Promise<AccountResult<Account>> {
    if (!workspace.isTrusted) return { ok: false, problem: { kind: 'untrusted' } };
    const connection = await this.connect(environment);
    if (!connection.ok) return connection;
    return { ok: true, value: { environment, api: await this.client(environment, connection.value) } };
  }

  private async connect(environment: Environment): Promise<AccountResult<Connection>> {
    if (isLocal(environment)) return this.local.connect();
    if (!(await this.credentials.get(environment))) return { ok: false, problem: this.withoutCredentials(environment) };
    const { apiUrl, tokenUrl } = environment;
    return { ok: true, value: { apiUrl, tokenUrl, credentials: () => this.credentials.get(environment) } };
  }

  private withoutCredentials(to: Environment): AccountProblem {
    const from = this.previousAddress(to);
    return from ? { kind: 'moved', from, to } : { kind: 'signed-out' };
  }

  private async client(environment: Environment, connection: Connection): Promise<FlexliApi> {
    const key = environmentKey(environment);
    const kept = this.clients.get(key);
    if (kept?.tokenUrl === connection.tokenUrl) return kept.api;
    const { createApi } = await import('./createApi');
    const api = createApi(connection);
    this.clients.set(key, { tokenUrl: connection.tokenUrl, api });
    this.log.debug(`Calls to ${environment.name} go to ${connection.apiUrl}`);
    return api;
  }

  dispose(): void {
    this.watcher.dispose();
    this.clients.clear();
  }
}
