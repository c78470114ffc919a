/** What a task may do with its slot. */
export interface Slot {
  /** Gives the slot to others while `work` goes on, and goes on itself at once when that is done. */
  release<T>(work: () => Promise<T>): Promise<T>;
}

/** Tasks must not reject. */
export type SlotTask = (slot: Slot) => Promise<void>;

/** Runs tasks in the order in which they come, a limited number at a time. */
export class SlotQueue {
  readonly #limit: number;
  /** Taken from the front; `#next` says where that is, since shifting would cost as much as the queue is long. */
  #waiting: SlotTask[] = [];
  #next = 0;
  readonly #running = new Set<Promise<void>>();
  #taken = 0;
  #closed = false;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Tasks that have not started. */
  get waiting(): number {
    return this.#waiting.length - this.#next;
  }

  /** Starts the task in a later turn, or when a slot is free. A closed queue drops it. */
  add(task: SlotTask): void {
    if (this.#closed) return;
    this.#waiting.push(task);
    setImmediate(() => {
      this.#fill();
    });
  }

  /** Drops what waits. */
  clear(): void {
    this.#waiting = [];
    this.#next = 0;
  }

  /** Drops what waits, and resolves when everything that runs has ended. */
  async close(): Promise<void> {
    this.#closed = true;
    this.clear();
    await this.settled();
  }

  /** Resolves when everything that runs now has ended. */
  async settled(): Promise<void> {
    await Promise.all(this.#running);
  }

  #fill(): void {
    while (this.#taken < this.#limit) {
      const task = this.#shift();
      if (task === undefined) return;
      this.#taken++;
      const running = task({ release: (work) => this.#release(work) }).finally(() => {
        this.#running.delete(running);
        this.#taken--;
        this.#fill();
      });
      this.#running.add(running);
    }
  }

  #shift(): SlotTask | undefined {
    const task = this.#waiting[this.#next];
    if (task === undefined) return undefined;
    this.#next++;
    if (this.#next > 1000 && this.#next * 2 > this.#waiting.length) {
      this.#waiting = this.#waiting.slice(this.#next);
      this.#next = 0;
    }
    return task;
  }

  async #release<T>(work: () => Promise<T>): Promise<T> {
    this.#taken--;
    this.#fill();
    try {
      return await work();
    } finally {
      // There may be one more at work than there are slots for a while; waiting for a free one could take for ever.
      this.#taken++;
    }
  }
}
