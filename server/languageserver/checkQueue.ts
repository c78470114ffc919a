import type { Guard } from './guard';
import { giveWay } from './turns';

/**
 * Checks documents one after the other, each as soon as nothing else is to do: behind the requests that a person waits
 * for, and never a text that has changed again since.
 */
export class CheckQueue {
  readonly #guard: Guard;
  readonly #check: (uri: string, isStale: () => boolean) => Promise<void>;
  readonly #waiting = new Set<string>();
  #running = false;

  /** @param check checks and publishes, unless it has become stale on the way */
  constructor(guard: Guard, check: (uri: string, isStale: () => boolean) => Promise<void>) {
    this.#guard = guard;
    this.#check = check;
  }

  schedule(uri: string): void {
    // Behind the others, so that a document in which somebody types does not keep them waiting.
    this.#waiting.delete(uri);
    this.#waiting.add(uri);
    if (!this.#running) void this.#run();
  }

  drop(uri: string): void {
    this.#waiting.delete(uri);
  }

  dispose(): void {
    this.#waiting.clear();
  }

  async #run(): Promise<void> {
    this.#running = true;
    for (let uri = this.#first(); uri !== undefined; uri = this.#first()) {
      await giveWay();
      if (this.#guard.busy || !this.#waiting.delete(uri)) continue;
      const current = uri;
      await this.#guard.run('Checking a document', () => this.#check(current, () => this.#waiting.has(current)));
    }
    this.#running = false;
  }

  #first(): string | undefined {
    return this.#waiting.values().next().value;
  }
}
