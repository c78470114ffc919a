import { isFinalStatus } from '../../model/run';
import type { RunHistoryItem } from '../../model/run';
import type { GroupCommit } from '../store/groupCommit';
import type { RunStore } from '../store/runStore';

/** Characters of the states that one history keeps; later records have none. */
const MAX_STATES_SIZE = 100_000_000;

export interface RecorderOptions {
  readonly runs: RunStore;
  readonly commit: GroupCommit;
  readonly runId: string;
  /** The run whose history has the records of this one, each with its id; its own history when absent. */
  readonly parentRunId?: string;
  readonly now: () => Date;
  /** True once the emulator ends; the run then gets its last record from elsewhere. */
  readonly closed: () => boolean;
}

/** Keeps the records of one run, and sees to it that exactly one of them ends it. */
export class RunRecorder {
  readonly #options: RecorderOptions;
  /** The number of every state that was kept, by the state itself: it never changes, and is often the same for many records. */
  readonly #states = new WeakMap<object, number>();
  #stateCount = 0;
  #statesSize = 0;
  #ended = false;

  constructor(options: RecorderOptions) {
    this.#options = options;
  }

  /** Keeps a record. A final one of the run's own level, not of a nested run, ends it in the same transaction. */
  record(item: RunHistoryItem): Promise<void> {
    if (this.#ended || this.#options.closed()) return Promise.resolve();
    if (isFinalStatus(item.status) && (item.nested_run_id ?? null) === null) return this.finish(item);
    const { runs, commit, runId, parentRunId } = this.#options;
    if (parentRunId !== undefined && (item.nested_run_id ?? null) === null) {
      const { state, ...rest } = item;
      if (state !== undefined) this.#statesSize += JSON.stringify(state).length;
      const kept = this.#statesSize > MAX_STATES_SIZE ? rest : item;
      return commit.write(() => {
        runs.append(parentRunId, { ...kept, nested_run_id: runId });
      });
    }
    const kept = this.#keep(item);
    return commit.write(() => {
      if (kept.text !== undefined && kept.number !== undefined) runs.addState(runId, kept.number, kept.text);
      runs.append(runId, kept.item, kept.number);
    });
  }

  /** Ends the run, unless it has ended. */
  finish(item: RunHistoryItem): Promise<void> {
    if (this.#ended || this.#options.closed()) return Promise.resolve();
    this.#ended = true;
    const { runs, commit, runId, parentRunId, now } = this.#options;
    return commit.write(() => {
      if (parentRunId === undefined) runs.endWith(runId, item, now());
      else {
        runs.append(parentRunId, { ...item, nested_run_id: runId });
        runs.end(runId, item.status, now());
      }
    });
  }

  /** A record without its state, which is kept under a number; `text` is set when it was not kept before. */
  #keep(item: RunHistoryItem): KeptRecord {
    const { state, ...rest } = item;
    if (typeof state !== 'object' || state === null) return { item };
    const known = this.#states.get(state);
    if (known !== undefined) return { item: rest, number: known };
    if (this.#statesSize > MAX_STATES_SIZE) return { item: rest };
    const text = JSON.stringify(state);
    this.#statesSize += text.length;
    const number = ++this.#stateCount;
    this.#states.set(state, number);
    return { item: rest, number, text };
  }
}

interface KeptRecord {
  readonly item: RunHistoryItem;
  readonly number?: number;
  readonly text?: string;
}
