import type { ConnectorConfig } from '../../model/connector';
import type { JsonValue } from '../../model/json';
import { crashed, failed, success } from '../outcome';
import type { Outcome } from '../outcome';
import { pythonText } from '../python/pythonText';

/**
 * The address of a request as text, not yet encoded: scheme, host, base path and path, joined by single slashes and
 * without one at the end. It is https always, save for hosts of this machine, which are reached by plain http.
 */
export function joinAddress(config: Pick<ConnectorConfig, 'host' | 'base_path'>, path: JsonValue): Outcome<string> {
  const host = config.host.trim();
  if (host.includes('{{')) {
    return failed(`the host "${host}" of its connector has a placeholder; fill it in and deploy the connector again.`);
  }
  if (!HOST.test(host)) {
    return failed(
      `the host "${host}" of its connector is no host name; write one such as "api.example.com", without scheme or path.`,
    );
  }
  if (path === null || typeof path === 'object') {
    return crashed(
      'the path of its connector action came out as ' +
        `${path === null ? 'null' : 'an object or list'}; check the parameter that it is made of.`,
    );
  }
  const parts = [host, config.base_path ?? '', pythonText(path)].map((part) => part.replace(/^\/+|\/+$/g, ''));
  const scheme = isLoopback(host) ? 'http' : 'https';
  return success(`${scheme}://${parts.filter((part) => part !== '').join('/')}`);
}

/** A name, an IPv4 address or a bracketed IPv6 address, with an optional port. */
const HOST = /^(?:[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;

/** True for hosts that are this machine whatever the network says, with or without a port. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/:\d+$/, '').toLowerCase();
  return name === 'localhost' || name.endsWith('.localhost') || name === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(name);
}
