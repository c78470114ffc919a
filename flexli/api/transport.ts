import type { Agent } from 'node:http';
import type { JsonValue } from '../model/json';
import { parseAddress } from './address';
import { failureOf } from './apiErrors';
import type { ApiFailure, ApiResult } from './failure';
import { cancelled, unexpectedAnswer } from './failures';
import { sendCall, type HttpAnswer } from './httpCall';
import { redactFailure } from './redact';
import { backOffMs, isTransientStatus, retryAfterMs, type RetryPolicy } from './retry';
import type { TokenSource } from './tokenSource';

export interface ApiCall {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Below the API URL, with its own encoding done, for example `/v1/connectors`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
  /** Secrets inside the body; a failure shows none of them even where the server echoes them. */
  readonly secrets?: readonly string[];
}

export interface TransportOptions {
  readonly apiUrl: string;
  readonly userAgent: string;
  readonly timeoutMs: number;
  readonly retry: RetryPolicy;
  readonly agent?: (url: URL) => Agent | undefined;
  readonly now: () => number;
  readonly random: () => number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Sends calls with a token, renews it once on 401, and repeats what may be repeated. Never rejects. */
export class Transport {
  constructor(
    private readonly options: TransportOptions,
    private readonly tokens: TokenSource,
  ) {}

  /** The parsed body of a success; undefined for an answer without one. */
  async call(call: ApiCall, signal: AbortSignal): Promise<ApiResult<JsonValue | undefined>> {
    const url = this.urlOf(call);
    if (!url.ok) return url;
    const { retry } = this.options;
    // Only these may be sent twice; a POST that was cut off may have been carried out.
    const attempts = call.method === 'POST' ? 1 : retry.attempts;
    let mayBeDone = false;
    for (let attempt = 1; ; attempt++) {
      const answer = await this.authorized(call, url.value, signal);
      const result = answer.ok ? readAnswer(answer.value, url.value.host) : answer;
      // An earlier attempt, whose answer was lost, has deleted it.
      if (mayBeDone && call.method === 'DELETE' && !result.ok && result.error.kind === 'not-found')
        return { ok: true, value: undefined };
      if (result.ok || attempt >= attempts || !mayPass(result.error, attempt)) return this.cleaned(result, call);
      const asked = answer.ok ? retryAfterMs(answer.value.retryAfter, this.options.now()) : undefined;
      const wait = asked ?? backOffMs(retry, attempt, this.options.random());
      if (wait > retry.maxMs) return this.cleaned(result, call);
      mayBeDone ||= result.error.kind !== 'throttled';
      await this.options.sleep(wait, signal);
      if (signal.aborted) return cancelled();
    }
  }

  /** Nothing that the server echoed may carry a secret on; the token itself may be in an answer, too. */
  private cleaned<T>(result: ApiResult<T>, call: ApiCall): ApiResult<T> {
    if (result.ok) return result;
    return { ok: false, error: redactFailure(result.error, [...(call.secrets ?? []), ...this.tokens.issued]) };
  }

  private async authorized(call: ApiCall, url: URL, signal: AbortSignal): Promise<ApiResult<HttpAnswer>> {
    const token = await this.tokens.get(signal);
    if (!token.ok) return token;
    const answer = await this.send(call, url, token.value, signal);
    if (!answer.ok || answer.value.status !== 401) return answer;
    this.tokens.drop(token.value);
    const renewed = await this.tokens.get(signal);
    return renewed.ok ? this.send(call, url, renewed.value, signal) : renewed;
  }

  private send(call: ApiCall, url: URL, token: string, signal: AbortSignal): Promise<ApiResult<HttpAnswer>> {
    const { agent, timeoutMs, userAgent } = this.options;
    return sendCall({
      method: call.method,
      url,
      headers: {
        Accept: 'application/json',
        Authorization: `Bearer ${token}`,
        'Content-Type': 'application/json',
        'User-Agent': userAgent,
      },
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
      changes: call.method === 'POST',
      timeoutMs,
      signal,
      ...(agent ? { agent } : {}),
    });
  }

  private urlOf(call: ApiCall): ApiResult<URL> {
    const base = parseAddress(this.options.apiUrl, 'API URL');
    if (!base.ok) return base;
    const url = new URL(base.value.href);
    url.pathname = url.pathname.replace(/\/+$/, '') + call.path;
    url.search = '';
    url.hash = '';
    for (const [name, value] of Object.entries(call.query ?? {})) {
      if (value !== undefined) url.searchParams.set(name, value);
    }
    return { ok: true, value: url };
  }
}

function readAnswer(answer: HttpAnswer, host: string): ApiResult<JsonValue | undefined> {
  if (answer.status < 200 || answer.status >= 300) return failureOf(answer, host);
  if (!answer.isJson) return unexpectedAnswer(host, answer.status, 'with a page');
  return { ok: true, value: answer.body };
}

/** Whether a failure may pass by itself. A second time-out says enough; a person waits for it. */
function mayPass({ kind, status }: ApiFailure, attempt: number): boolean {
  if (status !== undefined) return isTransientStatus(status);
  return kind === 'network' || (kind === 'timeout' && attempt === 1);
}
