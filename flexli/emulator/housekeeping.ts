import { setImmediate } from 'node:timers/promises';

export interface HousekeepingOptions {
  /** Each removes at most so many rows, and says whether more are left. */
  readonly removals: readonly ((now: Date, atMost: number) => boolean)[];
  readonly keepEnds: () => Promise<void>;
  readonly now: () => Date;
  readonly log: (line: string) => void;
}

/** Rows at a time: requests and runs come in between. */
const AT_MOST = 200;
const REMOVAL_MS = 60 * 60 * 1000;
const KEEP_ENDS_MS = 10_000;

/** Removes what has had its time, at once and then every hour, and tries again what the store did not take. */
export class Housekeeping {
  readonly #options: HousekeepingOptions;
  readonly #timers: readonly NodeJS.Timeout[];
  #removing: Promise<void> | undefined;
  #closed = false;

  constructor(options: HousekeepingOptions) {
    this.#options = options;
    this.#timers = [
      setInterval(() => {
        this.#remove();
      }, REMOVAL_MS).unref(),
      setInterval(() => {
        void options.keepEnds();
      }, KEEP_ENDS_MS).unref(),
    ];
    this.#remove();
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const timer of this.#timers) clearInterval(timer);
    await this.#removing;
  }

  #isClosed(): boolean {
    return this.#closed;
  }

  #remove(): void {
    this.#removing ??= this.#removeAll().finally(() => {
      this.#removing = undefined;
    });
  }

  async #removeAll(): Promise<void> {
    const { removals, now, log } = this.#options;
    try {
      for (const remove of removals) {
        do await setImmediate();
        while (!this.#isClosed() && remove(now(), AT_MOST));
      }
    } catch (error) {
      log(`What is old could not be removed: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
