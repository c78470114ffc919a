/** Ids of connectors and workflows in an account: 26 characters of Crockford's base 32, the first of them 7 at most. */
const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

export function isUlid(text: string): boolean {
  return ULID.test(text);
}
