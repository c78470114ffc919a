import type { Releasable } from './releasable';

/**
 * Tells listeners what happened, as VS Code's own does, for parts that are tested without VS Code. A listener that is released
 * while others are told hears nothing any more.
 */
export class Emitter<T> implements Releasable {
  private readonly listeners = new Set<(event: T) => void>();

  readonly event = (listener: (event: T) => void): Releasable => {
    // The same function may listen twice.
    const own = (event: T): void => {
      listener(event);
    };
    this.listeners.add(own);
    return { dispose: () => this.listeners.delete(own) };
  };

  fire(event: T): void {
    for (const listener of this.listeners) listener(event);
  }

  dispose(): void {
    this.listeners.clear();
  }
}
