import type { EngineHost, OAuth2Credentials, TokenOutcome, TokenSource } from '../host';
import { isJsonObject } from '../../model/json';
import type { JsonValue } from '../../model/json';
import { isLoopback } from './address';
import { encodeForm } from './encoding';

interface KeptToken {
  readonly outcome: Promise<TokenOutcome>;
  /** Milliseconds since 1970; infinite while the token is being asked for. */
  expires: number;
}

/** What asking for tokens needs. */
export type TokenHost = Pick<EngineHost, 'now' | 'http'>;

/**
 * Access tokens by the client credentials grant (RFC 6749, 4.4), cached for their lifetime as the guide promises: all who
 * want the same one share one request, and one that failed is asked for again the next time.
 */
export class OAuthTokens implements TokenSource {
  readonly #host: TokenHost;
  readonly #kept = new Map<string, KeptToken>();

  constructor(host: TokenHost) {
    this.#host = host;
  }

  async token(credentials: OAuth2Credentials, refused?: string): Promise<TokenOutcome> {
    const { token_url: url, client_id: id, client_secret: secret, basic_auth: basic } = credentials;
    const key = JSON.stringify([url, id, secret, basic]);
    const kept = this.#kept.get(key);
    if (kept !== undefined && kept.expires > this.#host.now().getTime()) {
      const outcome = await kept.outcome;
      if (!outcome.ok || outcome.token !== refused) return outcome;
    }
    // Another one may have asked in the meantime.
    const latest = this.#kept.get(key);
    return latest === undefined || latest === kept ? this.#renew(key, credentials) : latest.outcome;
  }

  #renew(key: string, credentials: OAuth2Credentials): Promise<TokenOutcome> {
    const answer = this.#ask(credentials);
    const kept: KeptToken = { outcome: answer.then(({ outcome }) => outcome), expires: Infinity };
    this.#kept.set(key, kept);
    void answer.then(({ outcome, seconds }) => {
      kept.expires = this.#host.now().getTime() + Math.max(seconds - MARGIN_S, 0) * 1000;
      if (!outcome.ok && this.#kept.get(key) === kept) this.#kept.delete(key);
    });
    return kept.outcome;
  }

  async #ask(credentials: OAuth2Credentials): Promise<TokenAnswer> {
    const { token_url: url, client_id: id, client_secret: secret } = credentials;
    const problem = urlProblem(url);
    if (problem !== undefined) return noToken(problem);
    const form = { grant_type: 'client_credentials' };
    const answer = await this.#host.http(
      {
        method: 'post',
        url,
        headers: {
          Accept: 'application/json',
          'Content-Type': 'application/x-www-form-urlencoded',
          ...(credentials.basic_auth
            ? { Authorization: `Basic ${base64(`${formText(id)}:${formText(secret)}`)}` }
            : {}),
        },
        body: encodeForm(credentials.basic_auth ? form : { ...form, client_id: id, client_secret: secret }),
        timeoutMs: TIMEOUT_MS,
        secretBody: true,
      },
      new AbortController().signal,
    );
    if (!answer.ok) return noToken(answer.message, true);
    return readAnswer(answer.response.status, answer.response.body);
  }
}

interface TokenAnswer {
  readonly outcome: TokenOutcome;
  /** For which the token is valid. */
  readonly seconds: number;
}

/** A token is renewed a little early, as clocks differ and requests take time. */
const MARGIN_S = 30;
const DEFAULT_LIFETIME_S = 3600;
const TIMEOUT_MS = 30_000;

function readAnswer(status: number, body: string): TokenAnswer {
  const value = parse(body);
  const given = isJsonObject(value) ? value : {};
  // The answer itself is not shown, since it may repeat what was sent.
  if (status < 200 || status > 299) {
    const code = typeof given.error === 'string' && /^[a-z_]{1,40}$/.test(given.error) ? `, ${given.error}` : '';
    const passing = status === 429 || status >= 500;
    const advice = passing ? 'Try again later.' : 'Check client_id, client_secret and basic_auth.';
    return noToken(`its token URL answered with status ${status}${code}. ${advice}`, passing);
  }
  if (typeof given.access_token !== 'string' || given.access_token === '') {
    return noToken('its token URL gave no access_token. Check token_url.');
  }
  const seconds = Number(given.expires_in ?? DEFAULT_LIFETIME_S);
  return {
    outcome: { ok: true, token: given.access_token },
    seconds: Number.isFinite(seconds) ? seconds : DEFAULT_LIFETIME_S,
  };
}

function urlProblem(url: string): string | undefined {
  const parts = /^(https?):\/\/([^/?#@]+)(?:[/?#]|$)/i.exec(url);
  if (parts === null) return 'token_url is no address such as "https://auth.example.com/token".';
  if (parts[1]?.toLowerCase() === 'http' && !isLoopback(parts[2] ?? '')) return 'token_url must start with https.';
  return undefined;
}

function parse(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}

function noToken(message: string, passing = false): TokenAnswer {
  return { outcome: { ok: false, message, ...(passing && { passing }) }, seconds: 0 };
}

/** RFC 6749 wants id and secret form-encoded inside HTTP Basic. */
function formText(text: string): string {
  return encodeForm({ x: text }).slice(2);
}

function base64(ascii: string): string {
  return btoa(ascii);
}
