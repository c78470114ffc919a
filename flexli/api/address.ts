import type { ApiResult } from './failure';
import { failure } from './failures';

/** Host names that never leave the machine: `localhost`, `*.localhost`, 127.0.0.0/8 and `[::1]`. */
export function isLoopbackHost(hostname: string): boolean {
  const name = hostname.toLowerCase();
  return name === 'localhost' || name.endsWith('.localhost') || name === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(name);
}

/**
 * Reads an address that secrets will be sent to: `https:`, or `http:` on loopback, without user name, password or
 * fragment. The failure says which rule it breaks, and repeats nothing that may be a secret.
 *
 * @param what names the address in the failure, for example `API URL`
 */
export function parseAddress(text: string, what: string): ApiResult<URL> {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    return failure('invalid-address', `The ${what} is no web address. Write it like https://api.example.com.`);
  }
  if (url.username !== '' || url.password !== '') {
    return failure('invalid-address', `The ${what} at ${url.host} holds a user name or password. Leave them out.`);
  }
  if (url.hash !== '') {
    return failure('invalid-address', `The ${what} at ${url.host} has a part after “#”. Leave it out.`);
  }
  if (url.protocol === 'http:' && !isLoopbackHost(url.hostname)) {
    return failure(
      'invalid-address',
      `The ${what} must begin with https://: ${url.host} is not this machine, and secrets would be readable on the way.`,
    );
  }
  return { ok: true, value: url };
}
