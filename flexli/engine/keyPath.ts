/**
 * Splits a key of `parameters` or `transform` into the keys that it walks: dots separate, and quotes of either kind keep
 * dots (`a."b.c"` is `a`, then `b.c`). Empty parts count as none, so the empty path has no keys. A part loses the quotes
 * at its ends, while one in its middle stays, as in the hosted engine.
 */
export function parseKeyPath(path: string): readonly string[] {
  const parts = path.match(PART) ?? [];
  return parts.map((part) => part.replace(/^["']+|["']+$/g, ''));
}

/** A quote without its second one is a character like any other. */
const PART = /(?:"[^"]*"|'[^']*'|[^.])+/g;

/** The key path that walks exactly these keys. */
export function formatKeyPath(keys: readonly string[]): string {
  return keys.map((key) => (key.includes('.') ? `"${key}"` : key)).join('.');
}
