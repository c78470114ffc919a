/**
 * Splits a key of `parameters` or `transform` into the keys that it walks: dots separate, and quotes of either kind keep
 * dots (`a."b.c"` is `a`, then `b.c`). Empty parts count as none, so the empty path has no keys. A part loses the quotes
 * at its ends, while a pair in its middle stays; a quote without its second one separates like a dot. All of it as in the
 * hosted engine.
 */
export function parseKeyPath(path: string): readonly string[] {
  if (path !== '' && !/[."']/.test(path)) return [path];
  const parts = path.match(PART) ?? [];
  return parts.map((part) => part.replace(/^["']+|["']+$/g, ''));
}

const PART = /(?:[^."']|"[^"]*"|'[^']*')+/g;

/** The key path that walks exactly these keys, wherever there is one. */
export function formatKeyPath(keys: readonly string[]): string {
  return keys.map(formatKey).join('.');
}

function formatKey(key: string): string {
  if (!/[."']/.test(key)) return key;
  return key.includes('"') ? `'${key}'` : `"${key}"`;
}
