import { MAX_NESTING } from './valueMeter';

/** What protects a machine from a run that does not end by itself. */
export interface RunLimits {
  /** Actions that a run executes, those of Iterator items included. */
  readonly actions: number;
  /** Seconds that a run may take; a workflow's own timeout can only be shorter. */
  readonly seconds: number;
  /** Levels of lists and objects within each other, in the input, in answers and in the state. */
  readonly nesting: number;
  /** Bytes of an answer, unpacked. */
  readonly responseBytes: number;
  /** Characters of the state's JSON, about. */
  readonly stateSize: number;
}

/** The hosted engine ends a run after 15 minutes, since that is how long its runner may live. */
export const DEFAULT_RUN_LIMITS: RunLimits = {
  actions: 10_000,
  seconds: 900,
  nesting: MAX_NESTING,
  responseBytes: 10 * 1024 * 1024,
  stateSize: 20 * 1024 * 1024,
};

/** The limits that someone chose, as far as they can be held; the others are the usual ones. */
export function runLimits(chosen: Partial<RunLimits> = {}): RunLimits {
  const limits = { ...DEFAULT_RUN_LIMITS, ...chosen };
  return { ...limits, nesting: Math.min(limits.nesting, MAX_NESTING) };
}
