import type { StoreDatabase } from './database';

interface Waiting {
  readonly work: () => void;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Writes what comes in one turn of the event loop in one transaction, in the order in which it came: a transaction costs
 * ten times as much as what a run writes in it. What was written is kept when its promise resolves, and survives a killed
 * process from then on.
 */
export class GroupCommit {
  readonly #database: StoreDatabase;
  #waiting: Waiting[] = [];
  #scheduled = false;

  constructor(database: StoreDatabase) {
    this.#database = database;
  }

  /** Rejects with what `work` throws; the others of the turn are not affected by it. */
  write(work: () => void): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ work, resolve, reject });
      if (this.#scheduled) return;
      this.#scheduled = true;
      setImmediate(() => {
        this.flush();
      });
    });
  }

  /** Writes at once, in a transaction of its own, after what waits. Throws what `work` throws. */
  writeNow(work: () => void): void {
    this.flush();
    this.#database.transaction(work);
  }

  /** Writes at once what waits. */
  flush(): void {
    this.#scheduled = false;
    const group = this.#waiting;
    this.#waiting = [];
    if (group.length === 0) return;
    try {
      this.#database.transaction(() => {
        for (const { work } of group) work();
      });
    } catch {
      this.#oneByOne(group);
      return;
    }
    for (const { resolve } of group) resolve();
  }

  #oneByOne(group: readonly Waiting[]): void {
    for (const { work, resolve, reject } of group) {
      try {
        this.#database.transaction(work);
        resolve();
      } catch (error) {
        reject(error);
      }
    }
  }
}
