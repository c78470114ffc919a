/** A signal that aborts some time after another one, so that a call on its way can still come to its end. */
export interface GraceSignal {
  readonly signal: AbortSignal;
  /** Leaves no timer and no listener behind. */
  dispose(): void;
}

export function graceSignal(signal: AbortSignal, graceMs: number): GraceSignal {
  const late = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const begin = (): void => {
    timer = setTimeout(() => {
      late.abort();
    }, graceMs);
  };
  if (signal.aborted) begin();
  else signal.addEventListener('abort', begin, { once: true });
  return {
    signal: late.signal,
    dispose: () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', begin);
    },
  };
}
