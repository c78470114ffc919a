/** What protects a machine from a run that does not end by itself. */
export interface RunLimits {
  /** Actions that a run executes, those of Iterator items included. */
  readonly actions: number;
  /** Seconds that a run may take; a workflow's own timeout can only be shorter. */
  readonly seconds: number;
}

/** The hosted engine ends a run after 15 minutes, since that is how long its runner may live. */
export const DEFAULT_RUN_LIMITS: RunLimits = { actions: 10_000, seconds: 900 };
