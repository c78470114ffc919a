/** Limits of the engine, as its API states or enforces them. */
export const LIMITS = {
  workflowName: { min: 3, max: 60 },
  /** Seconds. */
  workflowTimeout: { min: 1, max: 900 },
  /** Seconds. */
  actionTimeout: { min: 1, max: 120, default: 3 },
  actions: { min: 1, max: 100 },
  order: { min: 1, max: 100 },
  branches: { min: 1, max: 100 },
  criteria: { min: 1, max: 10 },
  attributes: { min: 1, max: 10 },
  retries: { min: 1, max: 10 },
} as const;
