/** Milliseconds between two looks at a run: short while something happens, then longer. */
export const POLL = { first: 200, factor: 1.4, longest: 5000 } as const;

/** How long to wait before the next look, given the last wait and whether the last look found something new. */
export function nextDelay(last: number, foundNews: boolean): number {
  if (foundNews) return POLL.first;
  return Math.min(POLL.longest, Math.round(last * POLL.factor));
}
