import { EventEmitter, type Uri } from 'vscode';
import type { JsonValue } from '../../flexli/model/json';
import type { Environment } from '../accounts/environment';
import type { RunTimeline } from './runTimeline';
import type { Releasable } from '../ui/releasable';

/** A run that was started in this window. */
export interface RunEntry {
  readonly id: string;
  readonly workflowName: string;
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
}

const MOST_RUNS = 20;

/** The runs of this window, newest first, in memory only: states may hold anything. */
export class RunStore implements Releasable {
  private readonly changed = new EventEmitter<string>();
  private runs: readonly RunEntry[] = [];
  /** Fires with the id of the run that is new or has changed; with an empty text when runs went. */
  readonly onDidChange = this.changed.event;

  list(): readonly RunEntry[] {
    return this.runs;
  }

  find(id: string): RunEntry | undefined {
    return this.runs.find((run) => run.id === id);
  }

  add(run: RunEntry): void {
    this.runs = [run, ...this.runs].slice(0, MOST_RUNS);
    this.changed.fire('');
  }

  update(id: string, change: Partial<Pick<RunEntry, 'timeline' | 'followed'>>): void {
    this.runs = this.runs.map((run) => (run.id === id ? { ...run, ...change } : run));
    this.changed.fire(id);
  }

  /** Forgets all runs that are over; the others are still being followed. */
  clear(): void {
    this.runs = this.runs.filter((run) => run.followed);
    this.changed.fire('');
  }

  dispose(): void {
    this.changed.dispose();
  }
}
