/** When a run began, as short as it can be told: the time today, else the date with it. */
export function startText(startedAt: Date, now: Date): string {
  return startedAt.toDateString() === now.toDateString()
    ? startedAt.toLocaleTimeString()
    : startedAt.toLocaleString(undefined, { dateStyle: 'short', timeStyle: 'short' });
}
