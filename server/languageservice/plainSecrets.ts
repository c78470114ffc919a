/** Headers whose value is a secret, whatever it is. */
const ALWAYS = /^(?:authorization|proxy-authorization|cookie)$/i;
/** Names of headers and of keys in a query that mostly hold one. */
const MOSTLY = /api[-_]?key|token|secret|password|signature/i;
/** The word before a token in a header is no secret. */
const SCHEME = /^(?:Bearer|Basic|Token|ApiKey)\s+(?=\S)/i;

/** Shorter values behind a name that only may mean a secret are words such as `jwt`. */
const MIN_LENGTH = 8;

/** Whether a header or a key of a query is one that secrets stand behind. */
export function isSecretName(key: string): boolean {
  return ALWAYS.test(key) || MOSTLY.test(key);
}

/** The part of a value before the secret in it: `Bearer `, or nothing. */
export function schemeOf(value: string): string {
  return SCHEME.exec(value)?.[0] ?? '';
}

/** Whether a value is written out that nobody else should read: no expression, no field, no placeholder. */
export function isPlainSecret(key: string, value: string): boolean {
  if (!isSecretName(key) || value.startsWith('::') || /[{}]/.test(value)) return false;
  const secret = value.slice(schemeOf(value).length);
  return ALWAYS.test(key) ? secret !== '' : secret.length >= MIN_LENGTH && !/\s/.test(secret);
}
