import { performance } from 'node:perf_hooks';

/** Time spent between two moments, in milliseconds. */
export interface Spent {
  /** By the clock on the wall. */
  readonly wallMs: number;
  /** By the processor, all threads of the extension host together: what a busy machine does not lengthen. */
  readonly cpuMs: number;
}

/** When reading our code began: this module is the first that the entry imports. */
export const loadBegan = now();

/** Time now, on the scales of `Spent`; their zeros mean nothing. */
export function now(): Spent {
  const { user, system } = process.cpuUsage();
  return { wallMs: performance.now(), cpuMs: (user + system) / 1000 };
}

export function since(begun: Spent): Spent {
  const { wallMs, cpuMs } = now();
  return { wallMs: wallMs - begun.wallMs, cpuMs: cpuMs - begun.cpuMs };
}
