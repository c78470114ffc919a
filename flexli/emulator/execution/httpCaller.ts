import type { LookupFunction } from 'node:net';
import { Agent } from 'node:http';
import fetch, { FetchError } from 'node-fetch';
import type { Response } from 'node-fetch';
import type { HttpOutcome, HttpRequest, HttpResponse } from '../../engine/host';
import { HostLimiter } from './hostLimiter';
import { DEFAULT_LIMITS } from './limits';
import { nextRequest } from './redirect';
import { checkAddress } from './requestAddress';

/** Bytes of the largest answer, after it was unpacked. */
export const MAX_RESPONSE_BYTES = 10 * 1024 * 1024;

const MAX_REDIRECTS = 5;

export interface HttpCallerOptions {
  /** Where requests to a connector's host really go; see `sampleAddress`. */
  readonly route?: (url: URL) => URL;
  readonly userAgent: string;
  /** Calls to one host at the same time; the usual number when absent. */
  readonly callsPerHost?: number;
  /**
   * A proxy for an address, asked for https alone: plain http is for this machine. Inside VS Code leave it out: node:https
   * knows the proxy of the settings there.
   */
  readonly agent?: (url: URL) => Agent | undefined;
}

/** Makes the requests of connector actions. It never rejects: whatever goes wrong is an outcome with a message. */
export class HttpCaller {
  readonly #options: HttpCallerOptions;
  /** Not every system resolves names below localhost, so they are not asked for. */
  readonly #loopbackAgent = new Agent({ lookup: lookupLoopback, keepAlive: true });
  readonly #limiter: HostLimiter;

  constructor(options: HttpCallerOptions) {
    this.#options = options;
    this.#limiter = new HostLimiter(options.callsPerHost ?? DEFAULT_LIMITS.callsPerHost);
  }

  /** The time limit of a request counts from when its host takes it. */
  async call(request: HttpRequest, signal: AbortSignal): Promise<HttpOutcome> {
    const outcome = await this.#limiter.run(hostOf(request.url), signal, () => this.#call(request, signal));
    return outcome ?? failed(CUT_OFF);
  }

  /** Ends connections that are kept for later. */
  close(): void {
    this.#loopbackAgent.destroy();
  }

  async #call(request: HttpRequest, signal: AbortSignal): Promise<HttpOutcome> {
    const limit = new AbortController();
    const timer = setTimeout(() => {
      limit.abort();
    }, request.timeoutMs);
    const either = AbortSignal.any([signal, limit.signal]);
    try {
      return await this.#follow(request, either);
    } catch (error) {
      if (signal.aborted) return failed(CUT_OFF);
      if (limit.signal.aborted) {
        return failed(`No complete answer from ${hostOf(request.url)} within ${request.timeoutMs / 1000} s.`);
      }
      const isProxied = request.url.startsWith('https:') && this.#options.agent?.(new URL(request.url)) !== undefined;
      return failed(`${describe(error, request)}${isProxied ? THROUGH_PROXY : ''}`);
    } finally {
      clearTimeout(timer);
    }
  }

  async #follow(first: HttpRequest, signal: AbortSignal): Promise<HttpOutcome> {
    let request = first;
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      const address = checkAddress(request.url);
      if (!address.ok) return failed(address.message);
      if (request.body !== undefined && /^(get|head)$/i.test(request.method)) {
        return failed(
          `A ${request.method.toUpperCase()} request cannot have a body here. ` +
            'Leave the body out of the action of the connector, or use another method.',
        );
      }
      const response = await this.#send(request, address.url, signal);
      const next = nextRequest(request, response.status, response.headers.get('location'));
      if (next === undefined) return { ok: true, response: await readResponse(response) };
      await discard(response);
      if (!next.ok) return failed(next.message);
      request = next.request;
    }
    return failed(`${hostOf(first.url)} redirected more than ${MAX_REDIRECTS} times.`);
  }

  /** Rejects with whatever fetch rejects with. */
  #send(request: HttpRequest, url: URL, signal: AbortSignal): Promise<Response> {
    const target = this.#options.route?.(url) ?? url;
    const agent = this.#agentFor(target);
    const hasAgentName = Object.keys(request.headers).some((name) => name.toLowerCase() === 'user-agent');
    return fetch(target.href, {
      method: request.method.toUpperCase(),
      headers: hasAgentName ? request.headers : { ...request.headers, 'User-Agent': this.#options.userAgent },
      ...(request.body === undefined ? {} : { body: request.body }),
      redirect: 'manual',
      size: request.maxBytes ?? MAX_RESPONSE_BYTES,
      signal,
      ...(agent && { agent }),
    });
  }

  #agentFor(target: URL): Agent | undefined {
    if (target.protocol === 'https:') return this.#options.agent?.(target);
    return target.hostname.endsWith('.localhost') ? this.#loopbackAgent : undefined;
  }
}

async function readResponse(response: Response): Promise<HttpResponse> {
  return {
    status: response.status,
    reason: response.statusText,
    headers: Object.fromEntries(response.headers),
    body: await response.text(),
  };
}

/** An answer that nobody reads would keep its connection open. */
async function discard(response: Response): Promise<void> {
  try {
    await response.text();
  } catch {
    // It was not wanted anyway.
  }
}

const lookupLoopback: LookupFunction = (_hostname, options, callback) => {
  if (options.all === true) callback(null, [{ address: '127.0.0.1', family: 4 }]);
  else callback(null, '127.0.0.1', 4);
};

function failed(message: string): HttpOutcome {
  return { ok: false, message };
}

/** The host alone: paths and queries may carry what nobody else should read. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'the host';
}

const NETWORK_ERRORS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'The name {host} is not known. Check the host of the connector.',
  EAI_AGAIN: 'The name {host} could not be looked up. Check the network.',
  ECONNREFUSED: 'Nothing answers at {host}. Check that the service runs and the port is right.',
  ECONNRESET: '{host} closed the connection before the answer was complete.',
  EPIPE: '{host} closed the connection before the request was complete.',
  ETIMEDOUT: 'No connection to {host} within the time of the system.',
  EHOSTUNREACH: 'There is no way to {host} in the network.',
  ENETUNREACH: 'There is no network.',
  ERR_STREAM_PREMATURE_CLOSE: '{host} closed the connection before the answer was complete.',
};

const CUT_OFF = 'The request was cut off because the run ended.';

const THROUGH_PROXY = ' The request went through a proxy; check that, too.';

function describe(error: unknown, { url, maxBytes = MAX_RESPONSE_BYTES }: HttpRequest): string {
  const host = hostOf(url);
  if (error instanceof FetchError && error.type === 'max-size') {
    return `The answer of ${host} is larger than ${sizeText(maxBytes)}. Ask for less, or raise the limit of answers.`;
  }
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const known = NETWORK_ERRORS[code];
  if (known !== undefined) return known.replace('{host}', host);
  if (/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code)) {
    return `The certificate of ${host} is not trusted (${code}).`;
  }
  // Only the code: the words of an unknown error may repeat the address or a header.
  return `The request to ${host} failed (${code === '' ? 'no answer that could be read' : code}).`;
}

function sizeText(bytes: number): string {
  return bytes >= 1024 * 1024 ? `${Math.round(bytes / 1024 / 1024)} MB` : `${bytes} bytes`;
}
