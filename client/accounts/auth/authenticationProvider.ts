import {
  type AuthenticationProvider,
  type AuthenticationProviderAuthenticationSessionsChangeEvent,
  type AuthenticationSession,
  EventEmitter,
  authentication,
  l10n,
} from 'vscode';
import type { Releasable } from '../../ui/releasable';
import type { Accounts } from '../accounts';
import type { CredentialStore } from '../credentialStore';
import type { Environment } from '../environment';
import { problemText } from '../problemText';
import type { SessionList } from './sessionList';
import { sessionOf } from './sessions';

/** Id of the provider, as other extensions name it. */
const AUTHENTICATION_ID = 'flexli';

/**
 * Signing in by VS Code's own Accounts menu: one session for each environment and address. Tokens live an hour and are
 * renewed by the API client; a session that is asked for has a token that is good now.
 */
export class FlexliAuthentication implements AuthenticationProvider, Releasable {
  private readonly changed = new EventEmitter<AuthenticationProviderAuthenticationSessionsChangeEvent>();
  private readonly held: Releasable[] = [this.changed];
  readonly onDidChangeSessions = this.changed.event;

  constructor(
    private readonly sessions: SessionList,
    private readonly credentials: CredentialStore,
    private readonly accounts: Accounts,
    private readonly signIn: () => Promise<Environment | undefined>,
  ) {
    this.held.push(
      authentication.registerAuthenticationProvider(AUTHENTICATION_ID, 'Flexli', this, {
        supportsMultipleAccounts: true,
      }),
      sessions.onDidChange(({ added, removed, changed }) => {
        void this.tell(added, removed, changed);
      }),
    );
  }

  /** Who lists the sessions, such as the Accounts menu, gets no token, and nobody is called for it. */
  async getSessions(
    scopes: readonly string[] | undefined,
    options: { readonly account?: { readonly id: string } },
  ): Promise<AuthenticationSession[]> {
    const found = [...(await this.sessions.read())].filter(([id]) => !options.account || options.account.id === id);
    if (scopes === undefined) return found.map(([, environment]) => sessionOf({ environment, accessToken: '' }));
    const sessions: AuthenticationSession[] = [];
    for (const [, environment] of found) {
      const token = await this.token(environment);
      if (token.ok) sessions.push(sessionOf({ environment, accessToken: token.value }));
    }
    return sessions;
  }

  async createSession(): Promise<AuthenticationSession> {
    const environment = await this.signIn();
    if (!environment) throw new Error(l10n.t('Signing in was cancelled.'));
    const token = await this.token(environment);
    if (!token.ok) throw new Error(token.message);
    return sessionOf({ environment, accessToken: token.value });
  }

  async removeSession(id: string): Promise<void> {
    const environment = (await this.sessions.read()).get(id);
    if (environment) await this.credentials.delete(environment);
  }

  private async token(
    environment: Environment,
  ): Promise<{ readonly ok: true; readonly value: string } | { readonly ok: false; readonly message: string }> {
    const account = await this.accounts.open(environment);
    if (!account.ok) return { ok: false, message: problemText(account.problem, environment.name, l10n.t).message };
    const token = await account.value.api.accessToken(AbortSignal.timeout(30_000));
    return token.ok ? token : { ok: false, message: token.error.message };
  }

  private async tell(added: readonly string[], removed: readonly string[], changed: readonly string[]): Promise<void> {
    const now = await this.sessions.read();
    const shown = (ids: readonly string[]): AuthenticationSession[] =>
      ids.flatMap((id) => {
        const environment = now.get(id);
        return environment ? [sessionOf({ environment, accessToken: '' })] : [];
      });
    this.changed.fire({ added: shown(added), removed: removed.map(gone), changed: shown(changed) });
  }

  dispose(): void {
    for (const one of this.held) one.dispose();
  }
}

/** All that is left of a session whose credentials went. */
function gone(id: string): AuthenticationSession {
  return { id, accessToken: '', account: { id, label: id.split('|')[0] ?? id }, scopes: [] };
}
