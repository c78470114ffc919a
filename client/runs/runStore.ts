import { EventEmitter, type Uri } from 'vscode';
import type { JsonObject, JsonValue } from '../../flexli/model/json';
import type { Environment } from '../accounts/environment';
import type { KnownCall } from './knownCall';
import type { RunTimeline } from './runTimeline';
import type { Releasable } from '../ui/releasable';

/** A run that was started in this window, or that an account has in its list. */
export interface RunEntry {
  readonly id: string;
  readonly workflowName: string;
  /** The file that was run, else the read-only document of the account. */
  readonly workflow: Uri;
  readonly environment: Environment;
  readonly startedAt: Date;
  /** Descriptions of the actions, by place; see `stepNames`. */
  readonly names: ReadonlyMap<string, string>;
  /** The workflow as it was deployed, where that is known. */
  readonly document?: JsonValue;
  readonly timeline: RunTimeline;
  /** True while the client looks for news of it. */
  readonly followed: boolean;
  /** What runs, in the account. */
  readonly version?: { readonly id: string; readonly version: number };
  /** The run that started it. */
  readonly parentId?: string;
  /** What it was started with, where this window knows it. */
  readonly input?: JsonObject;
  /** True while only the account's list is known of it: its actions are read when it is opened. */
  readonly listed?: boolean;
  /** Requests and answers that the local engine told of while the run was followed. */
  readonly calls?: readonly KnownCall[];
}

type Change = Partial<Pick<RunEntry, 'timeline' | 'followed' | 'listed' | 'names' | 'document' | 'calls'>>;

/** More are not kept; the account has them all. */
export const MOST_RUNS = 500;

/** Runs, newest first, in memory only: states may hold anything. */
export class RunStore implements Releasable {
  private readonly changed = new EventEmitter<string>();
  private runs: readonly RunEntry[] = [];
  /** Runs that began before this are not shown any more. */
  private clearedAt = 0;
  /** Fires with the id of the run that is new or has changed; with an empty text when several have, or some went. */
  readonly onDidChange = this.changed.event;

  list(): readonly RunEntry[] {
    return this.runs;
  }

  find(id: string): RunEntry | undefined {
    return this.runs.find((run) => run.id === id);
  }

  /** The runs that a run has started, as far as they are known. */
  childrenOf(id: string): readonly RunEntry[] {
    return this.runs.filter(({ parentId }) => parentId === id);
  }

  add(run: RunEntry): void {
    this.runs = [run, ...this.runs.filter(({ id }) => id !== run.id)].slice(0, MOST_RUNS);
    this.changed.fire('');
  }

  /**
   * Takes over what an account lists. Of runs that are known already only the parent, and the status of those that are
   * still `listed`, is news.
   */
  merge(listed: readonly RunEntry[]): void {
    const known = new Map(this.runs.map((run) => [run.id, run]));
    let news = false;
    for (const run of listed) {
      const before = known.get(run.id);
      if (!before) {
        if (run.startedAt.getTime() < this.clearedAt) continue;
        known.set(run.id, run);
      } else {
        const after = mergedRun(before, run);
        if (after === before) continue;
        known.set(run.id, after);
      }
      news = true;
    }
    if (!news) return;
    this.runs = [...known.values()].sort(newestFirst).slice(0, MOST_RUNS);
    this.changed.fire('');
  }

  update(id: string, change: Change): void {
    this.runs = this.runs.map((run) => (run.id === id ? { ...run, ...change } : run));
    this.changed.fire(id);
  }

  /** Several at once, for one event. */
  updateAll(changes: ReadonlyMap<string, Change>): void {
    if (changes.size === 0) return;
    this.runs = this.runs.map((run) => ({ ...run, ...changes.get(run.id) }));
    this.changed.fire('');
  }

  /** Shows no run any more that is over; the account still has them. */
  clear(): void {
    this.clearedAt = Date.now();
    this.runs = this.runs.filter((run) => run.followed);
    this.changed.fire('');
  }

  /** Shows all again that the account has. */
  unclear(): void {
    this.clearedAt = 0;
  }

  dispose(): void {
    this.changed.dispose();
  }
}

function mergedRun(before: RunEntry, listed: RunEntry): RunEntry {
  const isNewer = before.listed === true && before.timeline.status === 'running' && !isRunning(listed);
  const parent = before.parentId === undefined && listed.parentId !== undefined ? { parentId: listed.parentId } : {};
  if (!isNewer && parent.parentId === undefined) return before;
  return { ...before, ...parent, ...(isNewer ? { timeline: listed.timeline } : {}) };
}

function isRunning({ timeline }: RunEntry): boolean {
  return timeline.status === 'running';
}

function newestFirst(a: RunEntry, b: RunEntry): number {
  return b.startedAt.getTime() - a.startedAt.getTime() || (a.id < b.id ? 1 : -1);
}
