/** The longest that a timer of Node can be set to. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** How the clock differs from that of the system. */
export interface ClockSetting {
  /** Milliseconds since 1970 that it shows. */
  readonly time: number;
  /** Whether time stands still. */
  readonly frozen: boolean;
}

/**
 * The clock of runs and schedules. It can be set, so that a schedule or a long wait can be tried without waiting: whoever
 * sleeps wakes when this clock has come to the time. Timeouts of requests and the lifetime of tokens go by the system's.
 */
export class EmulatorClock {
  #offset = 0;
  #frozenAt: number | undefined;
  readonly #listeners = new Set<() => void>();

  get setting(): ClockSetting {
    return { time: this.#time(), frozen: this.#frozenAt !== undefined };
  }

  now(): Date {
    return new Date(this.#time());
  }

  set({ time, frozen }: ClockSetting): void {
    this.#offset = time - Date.now();
    this.#frozenAt = frozen ? time : undefined;
    for (const listener of [...this.#listeners]) listener();
  }

  /** Calls the listener after every change. Returns what ends that. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** Resolves when this clock is `ms` milliseconds further, or at once when the signal aborts. */
  sleep(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = this.wakeAt(this.#time() + ms, finish);
      signal.addEventListener('abort', finish, { once: true });
      if (signal.aborted) finish();

      function finish(): void {
        wake();
        signal.removeEventListener('abort', finish);
        resolve();
      }
    });
  }

  /** Calls back once when this clock has come to a time, in milliseconds since 1970. Returns what ends the waiting. */
  wakeAt(time: number, callBack: () => void): () => void {
    let timer: NodeJS.Timeout | undefined;
    const stop = this.onChange(check);
    const end = (): void => {
      clearTimeout(timer);
      stop();
    };
    const remaining = (): number => time - this.#time();
    const frozen = (): boolean => this.#frozenAt !== undefined;
    schedule();
    return end;

    function check(): void {
      clearTimeout(timer);
      if (remaining() > 0) schedule();
      else {
        end();
        callBack();
      }
    }

    function schedule(): void {
      if (frozen() && remaining() > 0) return;
      timer = setTimeout(check, Math.min(Math.max(remaining(), 0), LONGEST_TIMER_MS));
    }
  }

  #time(): number {
    return this.#frozenAt ?? Date.now() + this.#offset;
  }
}
