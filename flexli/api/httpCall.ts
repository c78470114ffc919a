import type { Agent } from 'node:http';
import type { JsonValue } from '../model/json';
import { isLoopbackHost } from './address';
import type { ApiResult } from './failure';
import { cancelled, noAnswer, outcomeUnknown, timedOut, unexpectedAnswer } from './failures';

/** One HTTP call, without retries and without a token of its own. */
export interface HttpCall {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** True when the call changes something, so that its failure says when that may have happened. */
  readonly changes?: boolean;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  readonly agent?: (url: URL) => Agent | undefined;
}

export interface HttpAnswer {
  readonly status: number;
  readonly retryAfter: string | null;
  /** API Gateway's id of the request, for answers whose body has none. */
  readonly requestId: string | undefined;
  /** Parsed body; undefined when the body is empty. */
  readonly body: JsonValue | undefined;
  /** False when the body is there but no JSON; the body itself is dropped, since it may hold anything. */
  readonly isJson: boolean;
}

/** An answer larger than this, unpacked, is no answer of the API. */
const MAX_BYTES = 20 * 1024 * 1024;

/** Node's codes for a connection that never came to be. */
const NEVER_SENT = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH']);

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
  let status = 0;
  try {
    const { default: fetch } = await import('node-fetch');
    const { target, host } = onThisMachine(url);
    // Plain http never goes through a proxy: it is for this machine, and the proxy could read it.
    const agent = url.protocol === 'http:' ? undefined : call.agent?.(target);
    const response = await fetch(target.href, {
      method: call.method,
      headers: { ...call.headers, ...(host === undefined ? {} : { Host: host }) },
      ...(call.body === undefined ? {} : { body: call.body }),
      redirect: 'manual',
      size: MAX_BYTES,
      signal: AbortSignal.any([signal, timeout.signal]),
      ...(agent ? { agent } : {}),
    });
    status = response.status;
    const parsed = parseBody(await response.text());
    const header = (name: string): string | null => response.headers.get(name);
    return {
      ok: true,
      value: {
        status,
        retryAfter: header('retry-after'),
        requestId: header('apigw-requestid') ?? header('x-amzn-requestid') ?? undefined,
        ...parsed,
      },
    };
  } catch (error) {
    if (hasAborted(signal)) return cancelled();
    const { code, type } = describe(error);
    const lost = call.changes === true && !NEVER_SENT.has(code);
    if (hasAborted(timeout.signal)) {
      const late = timedOut(url.host, timeoutMs);
      return lost ? outcomeUnknown(late) : late;
    }
    if (type === 'max-size') return unexpectedAnswer(url.host, status, 'with far too much data');
    // A body that cannot be unpacked.
    if (code.startsWith('Z_')) return unexpectedAnswer(url.host, status, 'with a damaged body');
    const failed = noAnswer(url.host, code);
    return lost && failed.error.kind === 'network' ? outcomeUnknown(failed) : failed;
  } finally {
    clearTimeout(timer);
  }
}

/** A name below `localhost` may be known to a name server or sent to a proxy; it is called by its address instead. */
function onThisMachine(url: URL): { readonly target: URL; readonly host?: string } {
  if (url.protocol !== 'http:' || !isLoopbackHost(url.hostname) || !url.hostname.endsWith('.localhost')) {
    return { target: url };
  }
  const target = new URL(url.href);
  target.hostname = '127.0.0.1';
  return { target, host: url.host };
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

/** node-fetch puts Node's error code on its own error; that of a TLS error or of a packed body may be one level deeper. */
function describe(error: unknown): { code: string; type: string } {
  const fields = (value: unknown): { code?: unknown; type?: unknown; cause?: unknown } =>
    typeof value === 'object' && value !== null ? value : {};
  const outer = fields(error);
  const code = outer.code ?? fields(outer.cause).code;
  return { code: typeof code === 'string' ? code : '', type: typeof outer.type === 'string' ? outer.type : '' };
}
