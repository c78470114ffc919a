import type { Agent } from 'node:http';
import { parseAddress } from './address';
import type { ApiResult } from './failure';
import { cancelled, failure } from './failures';
import { sendCall } from './httpCall';
import { readToken, type Token } from './tokenAnswer';

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

/** A fetch on its way, and how many callers wait for it. */
interface Pending {
  readonly result: Promise<ApiResult<Token>>;
  readonly stop: AbortController;
  waiting: number;
}

/** Access tokens by client credentials: cached, and fetched once for all callers that wait at the same time. */
export class TokenSource {
  private token: Token | undefined;
  private pending: Pending | undefined;
  private readonly given: string[] = [];

  constructor(private readonly options: TokenSourceOptions) {}

  /** The tokens that callers may still be using; for keeping them out of messages. */
  get issued(): readonly string[] {
    return this.given;
  }

  /** The cached token, or a new one. A caller that aborts leaves; the fetch goes on while another one waits. */
  async get(signal: AbortSignal): Promise<ApiResult<string>> {
    if (signal.aborted) return cancelled();
    if (this.token && this.options.now() < this.token.renewAt) return { ok: true, value: this.token.value };
    const pending = (this.pending ??= this.start());
    pending.waiting++;
    const result = await unlessAborted(pending.result, signal);
    pending.waiting--;
    if (result) return result.ok ? { ok: true, value: result.value.value } : result;
    if (pending.waiting === 0) {
      // Nobody waits any more, and whoever comes next must not join a fetch that was given up.
      pending.stop.abort();
      if (this.pending === pending) this.pending = undefined;
    }
    return cancelled();
  }

  /** Forgets a token that the API refused; a newer one stays. */
  drop(value: string): void {
    if (this.token?.value === value) this.token = undefined;
  }

  private start(): Pending {
    const stop = new AbortController();
    const result = this.fetch(stop.signal).then((answer) => {
      if (this.pending === pending) this.pending = undefined;
      if (answer.ok && !stop.signal.aborted) this.keep(answer.value);
      return answer;
    });
    const pending: Pending = { result, stop, waiting: 0 };
    return pending;
  }

  private keep(token: Token): void {
    this.token = token;
    this.given.unshift(token.value);
    // The one before it may still be on the way.
    this.given.length = Math.min(this.given.length, 2);
  }

  private async fetch(signal: AbortSignal): Promise<ApiResult<Token>> {
    const { options } = this;
    const address = parseAddress(options.tokenUrl, 'token URL');
    if (!address.ok) return address;
    const credentials = await this.credentials(signal);
    if (!credentials.ok) return credentials;
    const { clientId, clientSecret } = credentials.value;
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
        client_id: clientId,
        client_secret: clientSecret,
      }).toString(),
      timeoutMs: options.timeoutMs,
      signal,
      ...(options.agent ? { agent: options.agent } : {}),
    });
    return answer.ok ? readToken(answer.value, address.value.host, begun) : answer;
  }

  /** A store of secrets that fails, such as a locked keyring, is a failure like any other. */
  private async credentials(signal: AbortSignal): Promise<ApiResult<Credentials>> {
    try {
      const value = await this.options.credentials(signal);
      return value ? { ok: true, value } : failure('sign-in', 'You are not signed in. Sign in first.');
    } catch {
      return failure('sign-in', 'The client id and secret cannot be read from where they are kept. Sign in again.');
    }
  }
}

/** Undefined when the signal aborts first. Leaves no listener on a signal that lives longer. */
async function unlessAborted<T>(result: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  let leave = (): void => undefined;
  const aborted = new Promise<undefined>((resolve) => {
    leave = () => {
      resolve(undefined);
    };
    signal.addEventListener('abort', leave, { once: true });
  });
  try {
    return await Promise.race([result, aborted]);
  } finally {
    signal.removeEventListener('abort', leave);
  }
}
