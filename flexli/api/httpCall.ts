import type { Agent } from 'node:http';
import type { JsonValue } from '../model/json';
import type { ApiResult } from './failure';
import { cancelled, noAnswer, timedOut, unexpectedAnswer } from './failures';

/** One HTTP call, without retries and without a token of its own. */
export interface HttpCall {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  readonly agent?: (url: URL) => Agent | undefined;
}

export interface HttpAnswer {
  readonly status: number;
  readonly retryAfter: string | null;
  /** Parsed body; undefined when the body is empty. */
  readonly body: JsonValue | undefined;
  /** False when the body is there but no JSON; the body itself is dropped, since it may hold anything. */
  readonly isJson: boolean;
}

/** An answer larger than this is no answer of the API. */
const MAX_BYTES = 20 * 1024 * 1024;

/**
 * Sends a call through node-fetch. It uses node:http and node:https, so inside VS Code the proxy and the certificates
 * of the settings hold by themselves; elsewhere `agent` brings a proxy. Redirects are not followed: they could carry
 * a secret to another host. Never rejects.
 */
export async function sendCall(call: HttpCall): Promise<ApiResult<HttpAnswer>> {
  const { url, signal, timeoutMs } = call;
  if (signal.aborted) return cancelled();
  const timeout = new AbortController();
  const timer = setTimeout(() => {
    timeout.abort();
  }, timeoutMs);
  try {
    const { default: fetch } = await import('node-fetch');
    const agent = call.agent;
    const response = await fetch(url.href, {
      method: call.method,
      headers: call.headers,
      ...(call.body === undefined ? {} : { body: call.body }),
      redirect: 'manual',
      size: MAX_BYTES,
      signal: AbortSignal.any([signal, timeout.signal]),
      ...(agent ? { agent: (target: URL) => agent(target) } : {}),
    });
    const text = await response.text();
    const parsed = parseBody(text);
    return {
      ok: true,
      value: { status: response.status, retryAfter: response.headers.get('retry-after'), ...parsed },
    };
  } catch (error) {
    if (hasAborted(signal)) return cancelled();
    if (hasAborted(timeout.signal)) return timedOut(url.host, timeoutMs);
    const { code, type } = describe(error);
    if (type === 'max-size') return unexpectedAnswer(url.host, 200, 'with far too much data');
    return noAnswer(url.host, code);
  } finally {
    clearTimeout(timer);
  }
}

/** Read anew after an await, which the type checker does not expect to change a signal. */
function hasAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}

function parseBody(text: string): Pick<HttpAnswer, 'body' | 'isJson'> {
  if (text.trim() === '') return { body: undefined, isJson: true };
  try {
    return { body: JSON.parse(text) as JsonValue, isJson: true };
  } catch {
    return { body: undefined, isJson: false };
  }
}

/** node-fetch puts Node's error code on its own error; a TLS error may be one level deeper. */
function describe(error: unknown): { code: string; type: string } {
  const fields = (value: unknown): { code?: unknown; type?: unknown; cause?: unknown } =>
    typeof value === 'object' && value !== null ? value : {};
  const outer = fields(error);
  const inner = fields(outer.cause);
  const code = outer.code ?? inner.code;
  return { code: typeof code === 'string' ? code : '', type: typeof outer.type === 'string' ? outer.type : '' };
}
