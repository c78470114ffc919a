import { performance } from 'node:perf_hooks';
import type { Guard } from './guard';

/** Milliseconds that a keystroke gets for the requests that follow it. */
const PAUSE = 15;
const MAX_PAUSE = 400;

/**
 * Decides when documents are checked: soon after a change, but behind the requests that a person waits for, and never
 * for a text that has changed again since. A document that takes long to check is given more time between keystrokes.
 */
export class DiagnosticsQueue {
  readonly #guard: Guard;
  readonly #check: (uri: string) => void;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #cost = new Map<string, number>();

  /** @param check checks and publishes now */
  constructor(guard: Guard, check: (uri: string) => void) {
    this.#guard = guard;
    this.#check = check;
  }

  schedule(uri: string): void {
    this.#start(uri, Math.min(PAUSE + (this.#cost.get(uri) ?? 0), MAX_PAUSE));
  }

  drop(uri: string): void {
    clearTimeout(this.#timers.get(uri));
    this.#timers.delete(uri);
    this.#cost.delete(uri);
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  #start(uri: string, delay: number): void {
    clearTimeout(this.#timers.get(uri));
    this.#timers.set(
      uri,
      setTimeout(() => {
        if (this.#guard.busy) {
          this.#start(uri, PAUSE);
          return;
        }
        this.#timers.delete(uri);
        const begun = performance.now();
        void this.#guard.run('Checking a document', () => {
          this.#check(uri);
        });
        this.#cost.set(uri, performance.now() - begun);
      }, delay),
    );
  }
}
