import type { Agent } from 'node:http';
import { isJsonObject } from '../model/json';
import { parseAddress } from './address';
import type { ApiResult } from './failure';
import { cancelled, failure, unexpectedAnswer } from './failures';
import { sendCall, type HttpAnswer } from './httpCall';

export interface Credentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface TokenSourceOptions {
  readonly tokenUrl: string;
  /** Asked each time a token is fetched, so that no secret is kept here. Undefined: nobody is signed in. */
  readonly credentials: (signal: AbortSignal) => Promise<Credentials | undefined>;
  readonly timeoutMs: number;
  readonly userAgent: string;
  readonly agent?: (url: URL) => Agent | undefined;
  /** Milliseconds. */
  readonly now: () => number;
}

interface Token {
  readonly value: string;
  readonly renewAt: number;
}

/** A token is renewed this long before it expires, so that no call is sent with one that ends on the way. */
const MARGIN_MS = 60_000;

/** Access tokens by client credentials: cached, and fetched once for all callers that wait at the same time. */
export class TokenSource {
  private token: Token | undefined;
  private pending:
    { readonly result: Promise<ApiResult<Token>>; waiting: number; readonly stop: AbortController } | undefined;

  constructor(private readonly options: TokenSourceOptions) {}

  /** The cached token, or a new one. A caller that aborts leaves; the fetch goes on while another one waits. */
  async get(signal: AbortSignal): Promise<ApiResult<string>> {
    if (signal.aborted) return cancelled();
    if (this.token && this.options.now() < this.token.renewAt) return { ok: true, value: this.token.value };
    const pending = (this.pending ??= this.start());
    pending.waiting++;
    const result = await Promise.race([pending.result, aborted(signal)]);
    pending.waiting--;
    if (result === 'aborted') {
      if (pending.waiting === 0) pending.stop.abort();
      return cancelled();
    }
    return result.ok ? { ok: true, value: result.value.value } : result;
  }

  /** Forgets a token that the API refused; a newer one stays. */
  drop(value: string): void {
    if (this.token?.value === value) this.token = undefined;
  }

  private start(): NonNullable<TokenSource['pending']> {
    const stop = new AbortController();
    const result = this.fetch(stop.signal).then((answer) => {
      if (answer.ok) this.token = answer.value;
      this.pending = undefined;
      return answer;
    });
    return { result, waiting: 0, stop };
  }

  private async fetch(signal: AbortSignal): Promise<ApiResult<Token>> {
    const { options } = this;
    const address = parseAddress(options.tokenUrl);
    if (!address.ok) return address;
    const credentials = await options.credentials(signal);
    if (!credentials) return failure('sign-in', 'You are not signed in. Sign in first.');
    const begun = options.now();
    const answer = await sendCall({
      method: 'POST',
      url: address.value,
      headers: {
        Accept: 'application/json',
        'Content-Type': 'application/x-www-form-urlencoded',
        'User-Agent': options.userAgent,
      },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: credentials.clientId,
        client_secret: credentials.clientSecret,
      }).toString(),
      timeoutMs: options.timeoutMs,
      signal,
      ...(options.agent ? { agent: options.agent } : {}),
    });
    return answer.ok ? readToken(answer.value, address.value.host, begun) : answer;
  }
}

function readToken(answer: HttpAnswer, host: string, begun: number): ApiResult<Token> {
  const { status, body } = answer;
  if (status >= 500) {
    return failure('server', `${host} could not give a token (status ${status}). Try again in a moment.`, { status });
  }
  if (status === 429) return failure('throttled', `${host} is asked too often. Try again in a moment.`, { status });
  if (!answer.isJson || !isJsonObject(body)) {
    return unexpectedAnswer(host, status, answer.isJson ? 'without a token' : 'with a page');
  }
  // Token endpoints say 400 or 401 for a wrong client, with an error word of RFC 6749.
  if (status === 400 || status === 401 || status === 403) {
    return failure('sign-in', `${host} refused the client id or client secret. Check both, then sign in again.`, {
      status,
    });
  }
  const { access_token: value, expires_in: seconds } = body;
  if (status !== 200 || typeof value !== 'string' || value === '')
    return unexpectedAnswer(host, status, 'without a token');
  const life = typeof seconds === 'number' && seconds > 0 ? seconds * 1000 : 0;
  // A token that lives shorter than twice the margin is used for half its life.
  return { ok: true, value: { value, renewAt: begun + life - Math.min(MARGIN_MS, life / 2) } };
}

function aborted(signal: AbortSignal): Promise<'aborted'> {
  return new Promise((resolve) => {
    signal.addEventListener(
      'abort',
      () => {
        resolve('aborted');
      },
      { once: true },
    );
  });
}
