import { failure } from './failures';
import type { ApiResult } from './failure';

/** Host names that never leave the machine: `localhost`, `*.localhost`, 127.0.0.0/8 and `[::1]`. */
export function isLoopbackHost(hostname: string): boolean {
  const name = hostname.toLowerCase();
  return name === 'localhost' || name.endsWith('.localhost') || name === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(name);
}

/**
 * Reads an address that secrets will be sent to: `https:`, or `http:` on loopback, without user name, password or
 * fragment. The failure says which rule it breaks.
 */
export function parseAddress(text: string): ApiResult<URL> {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    return failure('invalid-address', `“${text}” is no web address. Write it like https://api.example.com.`);
  }
  if (url.username !== '' || url.password !== '') {
    return failure('invalid-address', `The address of ${url.host} holds a user name or password. Leave them out.`);
  }
  if (url.protocol === 'http:' && !isLoopbackHost(url.hostname)) {
    return failure('invalid-address', `${url.host} must be reached by https. Plain http is for this machine only.`);
  }
  return { ok: true, value: url };
}
