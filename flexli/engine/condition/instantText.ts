/** ISO. */
export function parseInstant(text: string, _now: Date): number | undefined {
  const hasZone = /(Z|[+-]\d\d:?\d\d)$/i.test(text);
  const time = Date.parse(/T|:/.test(text) && !hasZone ? `${text}Z` : text);
  return Number.isNaN(time) ? undefined : time;
}
