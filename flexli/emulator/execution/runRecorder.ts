import { isFinalStatus } from '../../model/run';
import type { RunHistoryItem } from '../../model/run';
import type { RunStore } from '../store/runStore';

/** Keeps the records of one run, and sees to it that exactly one of them ends it. */
export class RunRecorder {
  readonly #runs: RunStore;
  readonly #runId: string;
  readonly #now: () => Date;
  readonly #signal: AbortSignal;
  #ended = false;

  /** Once the signal aborts nothing more is kept: the run then gets its last record from whoever aborted it. */
  constructor(runs: RunStore, runId: string, now: () => Date, signal: AbortSignal) {
    this.#runs = runs;
    this.#runId = runId;
    this.#now = now;
    this.#signal = signal;
  }

  /** Keeps a record. A final one of the run's own level, not of a nested run, ends it in the same transaction. */
  record(item: RunHistoryItem): void {
    if (this.#ended || this.#signal.aborted) return;
    if (isFinalStatus(item.status) && (item.nested_run_id ?? null) === null) this.finish(item);
    else this.#runs.append(this.#runId, item);
  }

  /** Ends the run, unless it has ended. */
  finish(item: RunHistoryItem): void {
    if (this.#ended || this.#signal.aborted) return;
    this.#runs.endWith(this.#runId, item, this.#now());
    this.#ended = true;
  }
}
