/** Why SQLite could not read or write, in its own words; undefined for an error of another kind. */
export function storeProblem(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const reason = error.message.split('\n')[0] ?? '';
  return /disk is full|readonly|read-only|disk I\/O error|malformed|not a database|unable to open/i.test(reason)
    ? reason
    : undefined;
}
