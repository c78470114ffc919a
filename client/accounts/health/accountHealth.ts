import { EventEmitter, window, workspace } from 'vscode';
import type { Releasable } from '../../ui/releasable';
import type { Accounts } from '../accounts';
import type { AccountProblem } from '../connection';
import type { CredentialStore } from '../credentialStore';
import { environmentKey, isLocal } from '../environment';
import type { EnvironmentStore } from '../environmentStore';
import { type Health, healthOf } from './health';

/** Whoever comes back to the window after this time sees what is true now. */
const STALE_MS = 60_000;
const CHECK_MS = 30_000;

/**
 * How it stands with the environment in use. Asked once after activation and then when something changes, or when the
 * person comes back after a while; never on a timer. Local is only asked when someone uses it.
 */
export class AccountHealth implements Releasable {
  private readonly changed = new EventEmitter<void>();
  private readonly held: Releasable[] = [this.changed];
  private known: { readonly key: string; readonly problem?: AccountProblem; readonly health: Health } | undefined;
  private checkedAt = 0;
  private stop = new AbortController();
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly environments: EnvironmentStore,
    private readonly accounts: Accounts,
    credentials: CredentialStore,
  ) {
    const again = (): void => void this.check();
    this.held.push(
      environments.onDidChange(again),
      credentials.onDidChange(again),
      workspace.onDidGrantWorkspaceTrust(again),
      window.onDidChangeWindowState(({ focused }) => {
        if (focused && Date.now() - this.checkedAt > STALE_MS) again();
      }),
    );
  }

  get health(): Health {
    return this.isCurrent() ? (this.known?.health ?? 'unknown') : 'unknown';
  }

  /** What is wrong, for a message with the next step. */
  get problem(): AccountProblem | undefined {
    return this.isCurrent() ? this.known?.problem : undefined;
  }

  /** Takes over what another call has found. */
  report(key: string, problem: AccountProblem | undefined): void {
    const health = healthOf(problem);
    if (key !== environmentKey(this.environments.current) || health === 'unknown') return;
    this.checkedAt = Date.now();
    this.known = { key, health, ...(problem ? { problem } : {}) };
    this.changed.fire();
  }

  /** Asks the API. Never rejects. */
  async check(): Promise<void> {
    this.stop.abort();
    this.stop = new AbortController();
    const { signal } = this.stop;
    const environment = this.environments.current;
    this.changed.fire();
    if (isLocal(environment)) return;
    this.checkedAt = Date.now();
    const account = await this.accounts.open(environment);
    if (isOver(signal)) return;
    if (!account.ok) {
      this.report(environmentKey(environment), account.problem);
      return;
    }
    const answer = await account.value.api.checkSignIn(AbortSignal.any([signal, AbortSignal.timeout(CHECK_MS)]));
    if (isOver(signal)) return;
    this.report(environmentKey(environment), answer.ok ? undefined : { kind: 'api', failure: answer.error });
  }

  private isCurrent(): boolean {
    return this.known?.key === environmentKey(this.environments.current);
  }

  dispose(): void {
    this.stop.abort();
    for (const one of this.held) one.dispose();
  }
}

/** Asked anew after every call; the compiler would take the first answer for all. */
function isOver(signal: AbortSignal): boolean {
  return signal.aborted;
}
