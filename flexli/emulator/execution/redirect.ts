import type { HttpRequest } from '../../engine/host';
import { isLoopbackName } from '../http/loopback';

export type Redirected =
  { readonly ok: true; readonly request: HttpRequest } | { readonly ok: false; readonly message: string };

/** Headers that say nothing about who asks; all others stay with the host that they were meant for. */
const HARMLESS_HEADERS: ReadonlySet<string> = new Set(['accept', 'accept-language', 'content-type', 'user-agent']);

/**
 * The request that an answer asks for instead, or undefined when it is no redirect. 303, and 301 and 302 after a POST,
 * become a GET without a body, as browsers and Python's requests do it.
 */
export function nextRequest(request: HttpRequest, status: number, location: string | null): Redirected | undefined {
  if (![301, 302, 303, 307, 308].includes(status) || location === null) return undefined;
  const from = new URL(request.url);
  if (!URL.canParse(location, from.href))
    return { ok: false, message: `${from.host} redirected to something that is no URL.` };
  const to = new URL(location, from);
  // A service out there must not make requests to this machine or its own, unencrypted.
  if (isLoopbackName(to.hostname) && !isLoopbackName(from.hostname)) {
    return { ok: false, message: `${from.host} redirected to a host of this machine, which is not followed.` };
  }
  if (from.protocol === 'https:' && to.protocol !== 'https:') {
    return { ok: false, message: `${from.host} redirected to an address without https, which is not followed.` };
  }
  const method = request.method.toLowerCase();
  const becomesGet = (status === 303 && method !== 'head') || ((status === 301 || status === 302) && method === 'post');
  if (request.secretBody === true && from.origin !== to.origin && !becomesGet) {
    return { ok: false, message: `${from.host} redirected credentials to another host, which is not followed.` };
  }
  const headers = from.origin === to.origin ? request.headers : withoutCredentials(request.headers);
  if (!becomesGet) return { ok: true, request: { ...request, url: to.href, headers } };
  const { timeoutMs, maxBytes } = request;
  return {
    ok: true,
    request: {
      method: 'get',
      url: to.href,
      headers: withoutContent(headers),
      timeoutMs,
      ...(maxBytes !== undefined && { maxBytes }),
    },
  };
}

function withoutCredentials(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => HARMLESS_HEADERS.has(name.toLowerCase())));
}

function withoutContent(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !name.toLowerCase().startsWith('content-')));
}
