import type { FlexliApi } from '../../flexli/api/client';

/** Streams at once; whoever has more runs than these at the same time sees the others at the next look. */
const MOST = 5;

/**
 * Listens to runs of the engine on this machine that the list shows as running, whoever has started them, so that nobody has to
 * wait for the next look. Each run is listened to once: a stream that ends has told all that it will.
 */
export class LiveRuns {
  private readonly heard = new Set<string>();
  private streams = 0;

  /** @param wake called when something has happened */
  constructor(private readonly wake: () => void) {}

  /** Listens to those among the runs that it has not heard yet, until the signal aborts. Returns at once. */
  listen(api: Pick<FlexliApi, 'followLocalRun'>, ids: readonly string[], signal: AbortSignal): void {
    for (const id of ids) {
      if (this.heard.has(id) || this.streams >= MOST || signal.aborted) continue;
      this.heard.add(id);
      this.streams++;
      void api.followLocalRun(id, this.wake, signal).finally(() => {
        this.streams--;
        // Who looks away hears it again later.
        if (signal.aborted) this.heard.delete(id);
        else this.wake();
      });
    }
  }
}
