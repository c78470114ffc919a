import type { RunEvent } from '../../engine/runEvent';

export type RunEventListener = (event: RunEvent) => void;

/** Tells what runs do to whoever follows them. Nothing is kept for later ones. */
export class RunEvents {
  readonly #listeners = new Map<string, Set<RunEventListener>>();

  publish(runId: string, event: RunEvent): void {
    for (const listener of [...(this.#listeners.get(runId) ?? [])]) listener(event);
  }

  /** Returns what ends the subscription. */
  subscribe(runId: string, listener: RunEventListener): () => void {
    const listeners = this.#listeners.get(runId) ?? new Set();
    this.#listeners.set(runId, listeners);
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.#listeners.delete(runId);
    };
  }
}
