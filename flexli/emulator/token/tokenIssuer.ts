import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Seconds; the hosted token endpoint gives the same. */
export const TOKEN_LIFETIME_S = 3600;

/** Enough for every caller of one machine; the oldest go first. */
const MAX_TOKENS = 10_000;

export type TokenState = 'valid' | 'expired' | 'unknown';

/** Gives out access tokens to the one client, and knows those it gave. They live in memory only. */
export class TokenIssuer {
  readonly #clientId: Buffer;
  readonly #clientSecret: Buffer;
  readonly #now: () => number;
  /** Digest of a token to the time, in milliseconds, at which it expires. Tokens themselves are not kept. */
  readonly #expiries = new Map<string, number>();

  constructor(client: { readonly id: string; readonly secret: string }, now: () => number = Date.now) {
    this.#clientId = digest(client.id);
    this.#clientSecret = digest(client.secret);
    this.#now = now;
  }

  /** True for the right pair. Takes the same time for any wrong one. */
  isClient(id: string, secret: string): boolean {
    // Both are always compared; digests have one length, so nothing tells how much of a secret was right.
    const sameId = timingSafeEqual(digest(id), this.#clientId);
    const sameSecret = timingSafeEqual(digest(secret), this.#clientSecret);
    return sameId && sameSecret;
  }

  issue(): string {
    const oldest = this.#expiries.keys().next();
    if (this.#expiries.size >= MAX_TOKENS && oldest.done !== true) this.#expiries.delete(oldest.value);
    const token = randomBytes(48).toString('base64url');
    this.#expiries.set(digest(token).toString('base64'), this.#now() + TOKEN_LIFETIME_S * 1000);
    return token;
  }

  check(token: string): TokenState {
    const expiry = this.#expiries.get(digest(token).toString('base64'));
    if (expiry === undefined) return 'unknown';
    return expiry > this.#now() ? 'valid' : 'expired';
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest();
}
