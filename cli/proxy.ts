import type { Agent } from 'node:http';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { getProxyForUrl } from 'proxy-from-env';

/**
 * The proxy that the environment variables of this process name for an address: `https_proxy`, else `all_proxy`, save for what
 * `no_proxy` lists, in small letters or capitals. Undefined when there is none. What goes through it is encrypted up to that
 * address, so ask for addresses with https only.
 */
export function proxyFor(url: URL): Agent | undefined {
  const proxy = getProxyForUrl(url.href);
  return proxy === '' ? undefined : new HttpsProxyAgent(proxy);
}
