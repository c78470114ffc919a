/** Runs tasks in the order in which they come, a limited number at a time. Tasks must not reject. */
export class SlotQueue {
  readonly #limit: number;
  readonly #waiting: (() => Promise<void>)[] = [];
  readonly #running = new Set<Promise<void>>();
  #closed = false;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Starts the task in a later turn, or when a slot is free. A closed queue drops it. */
  add(task: () => Promise<void>): void {
    if (this.#closed) return;
    this.#waiting.push(task);
    setImmediate(() => {
      this.#fill();
    });
  }

  /** Drops what waits, and resolves when everything that runs has ended. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#waiting.length = 0;
    await Promise.all(this.#running);
  }

  #fill(): void {
    while (this.#running.size < this.#limit) {
      const task = this.#waiting.shift();
      if (task === undefined) return;
      const running = task().finally(() => {
        this.#running.delete(running);
        this.#fill();
      });
      this.#running.add(running);
    }
  }
}
