interface HostCalls {
  running: number;
  readonly waiting: (() => void)[];
}

/** Lets a limited number of calls to one host run at a time; the others wait for their turn, in order. */
export class HostLimiter {
  readonly #limit: number;
  readonly #hosts = new Map<string, HostCalls>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Runs `call` when it is its turn; undefined when the signal aborts before. */
  async run<T>(host: string, signal: AbortSignal, call: () => Promise<T>): Promise<T | undefined> {
    const calls = this.#hosts.get(host) ?? { running: 0, waiting: [] };
    this.#hosts.set(host, calls);
    if (calls.running < this.#limit) calls.running++;
    else if (!(await turn(calls, signal))) return undefined;
    try {
      return await call();
    } finally {
      // A turn goes straight to the next one, so that nobody comes in between.
      const next = calls.waiting.shift();
      if (next !== undefined) next();
      else if (--calls.running === 0) this.#hosts.delete(host);
    }
  }
}

/** Resolves true when it is one's turn, false when the signal aborts before. */
function turn(calls: HostCalls, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve(false);
      return;
    }
    const go = (): void => {
      signal.removeEventListener('abort', giveUp);
      resolve(true);
    };
    const giveUp = (): void => {
      calls.waiting.splice(calls.waiting.indexOf(go), 1);
      resolve(false);
    };
    calls.waiting.push(go);
    signal.addEventListener('abort', giveUp, { once: true });
  });
}
