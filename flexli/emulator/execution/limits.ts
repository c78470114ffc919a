import type { RunLimits } from '../../engine/runLimits';

/** What protects the machine of whoever runs the emulator. All can be chosen. */
export interface EmulatorLimits {
  /** Runs at the same time; further ones wait as `queued`. */
  readonly parallelRuns: number;
  /** Runs that wait, beyond which callers are told to try later. */
  readonly queuedRuns: number;
  /** Runs that start each other, by events or as children, before the chain is taken for a loop. */
  readonly chain: number;
  /** Calls of connectors to one host at the same time; further ones wait. */
  readonly callsPerHost: number;
  /** Bytes of the data file. */
  readonly dataBytes: number;
  /** Of each run. */
  readonly run: Partial<RunLimits>;
}

export const DEFAULT_LIMITS: EmulatorLimits = {
  parallelRuns: 100,
  queuedRuns: 10_000,
  chain: 25,
  callsPerHost: 20,
  dataBytes: 20 * 1024 ** 3,
  run: {},
};
