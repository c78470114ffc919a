import { setTimeout as sleep } from 'node:timers/promises';
import type { Releasable } from '../ui/releasable';
import type { AccountResult, Account } from './connection';
import { type Environment, environmentKey, isLocal } from './environment';

/** Between two looks while somebody sees a view, in milliseconds; after failures longer. */
const PAUSE = { usual: 60_000, longest: 600_000 } as const;
/** Whoever comes back to the window after this time sees what is true now. */
const STALE_MS = 15_000;
const READ_MS = 30_000;
/** In the place of ids. */
const UNREAD = '?';

/** The window as far as it matters here. */
export interface WindowFocus {
  readonly focused: () => boolean;
  readonly onDidFocus: (listener: () => void) => Releasable;
}

export interface AccountWatchParts {
  readonly current: () => Environment;
  readonly open: (environment: Environment) => Promise<AccountResult<Account>>;
  /** Whether the engine on this machine runs, or ran before: looking must not start it. */
  readonly localInUse: () => boolean;
  readonly focus: WindowFocus;
  /** Called when another client has deployed or deleted something, and when the account is out of reach or back. */
  readonly changed: () => void;
  readonly now: () => number;
}

/**
 * Notices what other clients do in the account in use, by two lists of ids: once a minute while a view shows the account
 * and the window has the focus, and when the person comes back to it.
 */
export class AccountWatch implements Releasable {
  private readonly watchers = new Set<string>();
  private readonly seen = new Map<string, string>();
  private readonly held: Releasable;
  private watching: AbortController | undefined;
  private lookedAt = 0;

  constructor(private readonly parts: AccountWatchParts) {
    this.held = parts.focus.onDidFocus(() => {
      if (this.watching && parts.now() - this.lookedAt > STALE_MS) void this.look();
    });
  }

  /** `who` names the view: the account is looked at as long as one of them is visible. */
  setVisible(visible: boolean, who: string): void {
    if (visible) this.watchers.add(who);
    else this.watchers.delete(who);
    if (this.watchers.size === 0) this.stop();
    else if (!this.watching) {
      this.watching = new AbortController();
      void this.watch(this.watching.signal);
    }
  }

  /** True when the account could be read. Never rejects. */
  async look(): Promise<boolean> {
    const environment = this.parts.current();
    if (isLocal(environment) && !this.parts.localInUse()) return true;
    this.lookedAt = this.parts.now();
    const account = await this.parts.open(environment);
    const now = account.ok ? await idsOf(account.value) : undefined;
    const key = environmentKey(environment);
    const before = this.seen.get(key);
    // That it cannot be read any more, or can again, is a change, too.
    const text = now ?? UNREAD;
    this.seen.set(key, text);
    if (before !== undefined && before !== text) this.parts.changed();
    return now !== undefined;
  }

  private async watch(signal: AbortSignal): Promise<void> {
    let pause: number = PAUSE.usual;
    while (!signal.aborted) {
      const answered = !this.parts.focus.focused() || (await this.look());
      pause = answered ? PAUSE.usual : Math.min(PAUSE.longest, pause * 2);
      await sleep(pause, undefined, { signal }).catch(() => undefined);
    }
  }

  private stop(): void {
    this.watching?.abort();
    this.watching = undefined;
  }

  dispose(): void {
    this.stop();
    this.held.dispose();
  }
}

/** Undefined when they cannot be listed. */
async function idsOf({ api: { connectors, workflows } }: Account): Promise<string | undefined> {
  const signal = AbortSignal.timeout(READ_MS);
  const [some, others] = await Promise.all([connectors.list(signal), workflows.list({}, signal)]);
  if (!some.ok || !others.ok) return undefined;
  const ids = [
    ...some.value.map(({ id }) => id),
    ...others.value.map(({ id, version, is_release_version: release }) => `${id} ${version} ${release}`),
  ];
  return ids.sort().join('\n');
}
