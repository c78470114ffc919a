import type { LogOutputChannel, Uri } from 'vscode';
import { EventEmitter } from 'vscode';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FlexliApi } from '../../flexli/api/client';
import { runRecords, type ReadHistory } from '../../flexli/api/runRecords';
import type { RunSummary } from '../../flexli/model/run';
import type { Accounts } from '../accounts/accounts';
import type { AccountProblem } from '../accounts/connection';
import { type Environment, environmentKey, isLocal } from '../accounts/environment';
import type { EnvironmentStore } from '../accounts/environmentStore';
import type { LocalEngine } from '../accounts/localEngine';
import type { KnownSecrets } from '../deploy/knownSecrets';
import type { Releasable } from '../ui/releasable';
import { listedTimeline, timeOf, withLost } from './listedRun';
import { LiveRuns } from './liveRuns';
import { MOST_RUNS, type RunEntry, type RunStore } from './runStore';
import { runTimeline } from './runTimeline';

const PAGE = 50;
/** Histories read at once. */
const AT_ONCE = 6;
/** Between two looks at the list, in milliseconds: longer and longer while nothing happens. */
const PAUSE = { first: 2000, factor: 1.6, longest: 60_000, whileRunning: 5000 } as const;
/** However much happens, nobody sees more changes than this. */
const LEAST_PAUSE_MS = 300;

/** What the view says besides the runs. */
export interface RunListState {
  /** False until the account has answered once. */
  readonly read: boolean;
  /** True when the account may have older ones. */
  readonly more: boolean;
  readonly problem?: AccountProblem;
}

const UNREAD: RunListState = { read: false, more: false };

/** The runs that the account in use lists. Looks at it only while someone sees them. */
export class AccountRuns implements Releasable {
  private readonly changed = new EventEmitter<void>();
  private readonly held: Releasable[] = [this.changed];
  private readonly pages = new Map<string, number>();
  private current: { readonly key: string; readonly state: RunListState } = { key: '', state: UNREAD };
  private looking: AbortController | undefined;
  private firstLook: Promise<void> = Promise.resolve();
  private readonly watchers = new Set<string>();
  /** Ends the waiting for the next look. */
  private wake: () => void = () => undefined;
  private readonly live = new LiveRuns(() => {
    this.wake();
  });
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly accounts: Accounts,
    private readonly environments: EnvironmentStore,
    private readonly local: LocalEngine,
    private readonly store: RunStore,
    private readonly secrets: KnownSecrets,
    /** The document of a workflow of the account, or the file that it was deployed from. */
    private readonly workflowUri: (environment: Environment, run: RunSummary) => Uri,
    private readonly log: LogOutputChannel,
  ) {
    const again = (): void => {
      this.refresh();
    };
    this.held.push(environments.onDidChange(again), local.onDidStart(again));
  }

  get state(): RunListState {
    return this.current.key === environmentKey(this.environments.current) ? this.current.state : UNREAD;
  }

  /** Resolves when the account has answered once, so that a tree can wait for it. */
  ready(): Promise<void> {
    return this.firstLook;
  }

  /** `who` names the view: the list is looked at as long as one of them is visible. */
  setVisible(visible: boolean, who: string): void {
    const before = this.watchers.size;
    if (visible) this.watchers.add(who);
    else this.watchers.delete(who);
    if (before === 0 && visible) this.refresh();
    else if (this.watchers.size === 0) this.stop();
  }

  /** Looks now, and from then on as long as the view is visible. */
  refresh(): void {
    this.stop();
    if (this.watchers.size === 0) return;
    const looking = (this.looking = new AbortController());
    let first: () => void = () => undefined;
    this.firstLook = new Promise((resolve) => (first = resolve));
    void this.look(looking.signal, first).finally(first);
  }

  /** Shows older runs, too. */
  more(): void {
    const key = environmentKey(this.environments.current);
    this.pages.set(key, (this.pages.get(key) ?? 1) + 1);
    this.refresh();
  }

  private stop(): void {
    this.looking?.abort();
    this.looking = undefined;
  }

  private async look(signal: AbortSignal, first: () => void): Promise<void> {
    const environment = this.environments.current;
    // Looking must not start an engine that was never used.
    if (isLocal(environment) && !this.local.inUse) return;
    let pause: number = PAUSE.first;
    while (!isOver(signal)) {
      const news = await this.readOnce(environment, signal);
      first();
      if (isOver(signal)) return;
      const running = this.store.list().some(({ timeline }) => timeline.status === 'running');
      const longest = running ? PAUSE.whileRunning : PAUSE.longest;
      pause = news ? PAUSE.first : Math.min(longest, pause * PAUSE.factor);
      await this.rest(pause, signal);
    }
  }

  /** Waits for the next look, which comes sooner when the engine on this machine tells of something. */
  private async rest(pause: number, signal: AbortSignal): Promise<void> {
    const awake = new AbortController();
    this.wake = () => {
      awake.abort();
    };
    await sleep(LEAST_PAUSE_MS, undefined, { signal }).catch(() => undefined);
    await sleep(pause, undefined, { signal: AbortSignal.any([signal, awake.signal]) }).catch(() => undefined);
  }

  /** True when something was new. */
  private async readOnce(environment: Environment, signal: AbortSignal): Promise<boolean> {
    const key = environmentKey(environment);
    const account = await this.accounts.open(environment);
    if (signal.aborted) return false;
    if (!account.ok) return this.say(key, { ...this.state, read: true, problem: account.problem });
    const { api } = account.value;
    const limit = Math.min(MOST_RUNS, PAGE * (this.pages.get(key) ?? 1));
    const list = await api.runs.list({ limit }, signal);
    if (isOver(signal)) return false;
    if (!list.ok) {
      this.log.warn(`Runs could not be listed: ${list.error.message}`);
      return this.say(key, { ...this.state, read: true, problem: { kind: 'api', failure: list.error } });
    }
    const before = this.store.list();
    this.store.merge(list.value.map((run) => this.entryOf(environment, run)));
    this.say(key, { read: true, more: list.value.length >= limit && limit < MOST_RUNS });
    const derived = await this.derive(api, environment, signal);
    if (isLocal(environment)) this.live.listen(api, this.runningHere(key), signal);
    return derived || this.store.list() !== before;
  }

  /** Those that this window does not follow by itself. */
  private runningHere(key: string): readonly string[] {
    return this.store
      .list()
      .filter(
        ({ listed, followed, timeline, environment }) =>
          listed === true && !followed && timeline.status === 'running' && environmentKey(environment) === key,
      )
      .map(({ id }) => id);
  }

  /** The list's `queued` means nothing: how such a run stands is in its own history. */
  private async derive(api: FlexliApi, environment: Environment, signal: AbortSignal): Promise<boolean> {
    const key = environmentKey(environment);
    const unsure = this.store
      .list()
      .filter(
        ({ listed, timeline, environment: where }) =>
          listed === true && timeline.status === 'running' && environmentKey(where) === key,
      );
    const changes = new Map<string, Pick<RunEntry, 'timeline' | 'listed'>>();
    const waiting = [...unsure];
    const read: ReadHistory = (id) => api.runs.history(id, {}, signal);
    const parents = new Map<string, ReturnType<ReadHistory>>();
    const readOnce: ReadHistory = (id) => {
      const reading = parents.get(id) ?? read(id);
      parents.set(id, reading);
      return reading;
    };
    const worker = async (): Promise<void> => {
      for (let run = waiting.shift(); run && !signal.aborted; run = waiting.shift()) {
        const history = await runRecords(run.id, run.parentId, read, readOnce);
        if (!history.ok) continue;
        const derived = runTimeline(history.value, this.store.childrenOf(run.id));
        const timeline = withLost(derived, run.startedAt.getTime(), Date.now());
        const whole = await this.secrets.masked(timeline, environment);
        const { steps } = run.timeline;
        // States may be large; those of a run that nobody has opened are read when somebody does.
        if (steps.length > 0) {
          const isNews = whole.status !== 'running' || whole.steps.length !== steps.length;
          if (isNews) changes.set(run.id, { timeline: whole, listed: whole.status === 'running' });
        } else if (whole.status !== 'running') changes.set(run.id, { timeline: { ...whole, steps: [] } });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    this.store.updateAll(changes);
    return changes.size > 0;
  }

  private entryOf(environment: Environment, run: RunSummary): RunEntry {
    return {
      id: run.run_id,
      workflowName: run.workflow_name,
      workflow: this.workflowUri(environment, run),
      environment,
      startedAt: new Date(timeOf(run.start_time) ?? 0),
      names: new Map(),
      timeline: listedTimeline(run),
      followed: false,
      version: { id: run.workflow_id, version: run.workflow_version },
      listed: true,
      ...(run.parent_run_id ? { parentId: run.parent_run_id } : {}),
    };
  }

  private say(key: string, state: RunListState): boolean {
    const same =
      this.current.key === key &&
      this.current.state.more === state.more &&
      this.current.state.read === state.read &&
      JSON.stringify(this.current.state.problem) === JSON.stringify(state.problem);
    this.current = { key, state };
    if (!same) this.changed.fire();
    return false;
  }

  dispose(): void {
    this.stop();
    for (const one of this.held) one.dispose();
  }
}

/** Asked anew after every call; the compiler would take the first answer for all. */
function isOver(signal: AbortSignal): boolean {
  return signal.aborted;
}
