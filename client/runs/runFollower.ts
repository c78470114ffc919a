import type { LogOutputChannel } from 'vscode';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FlexliApi } from '../../flexli/api/client';
import type { ApiFailure } from '../../flexli/api/failure';
import { LIMITS } from '../../flexli/model/limits';
import type { JsonValue } from '../../flexli/model/json';
import type { RunHistoryItem } from '../../flexli/model/run';
import type { KnownSecrets } from '../deploy/knownSecrets';
import { isLocal } from '../accounts/environment';
import { POLL, nextDelay } from './pollDelay';
import { withEvent } from './knownCall';
import type { RunStore } from './runStore';
import { type RunTimeline, runTimeline } from './runTimeline';
import type { Releasable } from '../ui/releasable';

/** How following a run ended. */
export type FollowEnd =
  | { readonly kind: 'ended' }
  /** The person stopped following; the run itself goes on. */
  | { readonly kind: 'left' }
  | { readonly kind: 'failure'; readonly failure: ApiFailure };

/** A run of one workflow with one retry more than this in silence has crashed: nothing may take longer. */
const SILENCE_MS = LIMITS.workflowTimeout.max * 1000;
/** Looks that may fail one after the other; a short break of the network does not end the following. */
const MOST_FAILURES = 5;

/** Looks for news of runs until they end. */
export class RunFollower implements Releasable {
  private readonly leaving = new Map<string, AbortController>();
  /** Ends the waiting for the next look at a run. */
  private readonly wake = new Map<string, () => void>();

  constructor(
    private readonly store: RunStore,
    private readonly secrets: KnownSecrets,
    private readonly log: LogOutputChannel,
  ) {}

  /** Follows a run that is in the store. The signal, or `leave`, ends the following, not the run. */
  async follow(api: FlexliApi, id: string, cancelled: AbortSignal): Promise<FollowEnd> {
    const controller = new AbortController();
    this.leaving.set(id, controller);
    try {
      const signal = AbortSignal.any([controller.signal, cancelled]);
      const run = this.store.find(id);
      if (run && isLocal(run.environment)) void this.listen(api, id, signal);
      return await this.poll(api, id, signal);
    } finally {
      controller.abort();
      this.leaving.delete(id);
      this.wake.delete(id);
      this.store.update(id, { followed: false });
    }
  }

  /** Stops looking for news of a run. */
  leave(id: string): void {
    this.leaving.get(id)?.abort();
  }

  /** The engine on this machine tells what happens, so nobody has to wait for the next look. */
  private async listen(api: FlexliApi, id: string, signal: AbortSignal): Promise<void> {
    await api.followLocalRun(
      id,
      ({ type, data }) => {
        const calls = this.store.find(id)?.calls ?? [];
        const after = withEvent(calls, { type, data: parsed(data) });
        if (after !== calls) this.store.update(id, { calls: after });
        this.wake.get(id)?.();
      },
      signal,
    );
  }

  private async poll(api: FlexliApi, id: string, signal: AbortSignal): Promise<FollowEnd> {
    let delay: number = POLL.first;
    let known = -1;
    let failures = 0;
    let newsAt = Date.now();
    for (;;) {
      const answer = await api.runs.history(id, {}, signal);
      if (signal.aborted) return { kind: 'left' };
      if (answer.ok) {
        failures = 0;
        const items = answer.value;
        const news = items.length !== known;
        if (news) {
          known = items.length;
          newsAt = Date.now();
          const timeline = await this.derive(id, items);
          this.store.update(id, { timeline });
          if (timeline.status !== 'running') return { kind: 'ended' };
        }
        delay = nextDelay(delay, news);
        if (Date.now() - newsAt > SILENCE_MS) return this.lost(id);
      } else {
        failures += 1;
        this.log.warn(`Run ${id} could not be read: ${answer.error.message}`);
        if (failures >= MOST_FAILURES || !passing(answer.error)) return { kind: 'failure', failure: answer.error };
        delay = nextDelay(delay, false);
      }
      const awake = new AbortController();
      this.wake.set(id, () => {
        awake.abort();
      });
      await sleep(delay, undefined, { signal: AbortSignal.any([signal, awake.signal]) }).catch(() => undefined);
    }
  }

  private async derive(id: string, items: readonly RunHistoryItem[]): Promise<RunTimeline> {
    const run = this.store.find(id);
    let timeline = runTimeline(items, this.store.childrenOf(id));
    if (run?.document !== undefined) {
      const { markSkipped } = await import('./skippedSteps');
      timeline = markSkipped(timeline, run.document);
    }
    return run ? this.secrets.masked(timeline, run.environment) : timeline;
  }

  /** The engine can crash without a last record; such a run never ends in its history. */
  private lost(id: string): FollowEnd {
    const run = this.store.find(id);
    if (run) this.store.update(id, { timeline: { ...run.timeline, status: 'lost' } });
    return { kind: 'ended' };
  }

  dispose(): void {
    for (const controller of this.leaving.values()) controller.abort();
  }
}

/** True for a failure that may be over at the next look. */
function passing({ kind }: ApiFailure): boolean {
  return kind === 'network' || kind === 'timeout' || kind === 'throttled' || kind === 'server';
}

function parsed(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return null;
  }
}
