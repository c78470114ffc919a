import type { ConnectorConfig } from '../../model/connector';
import type { JsonValue } from '../../model/json';
import { crashed, failed, success } from '../outcome';
import type { Outcome } from '../outcome';
import type { EngineProfile } from '../profile';
import { pythonText } from '../python/pythonText';

/**
 * The address of a request as text, not yet encoded: scheme, host, base path and path, joined by single slashes and
 * without one at the end. It is https always, save for hosts of this machine, which are reached by plain http.
 */
export function joinAddress(
  config: Pick<ConnectorConfig, 'host' | 'base_path'>,
  path: JsonValue,
  profile: EngineProfile,
): Outcome<string> {
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
  if (profile !== 'documented') return hostedAddress(host, config.base_path ?? null, path);
  const parts = [host, config.base_path ?? '', pythonText(path)].map((part) => part.replace(/^\/+|\/+$/g, ''));
  return success(schemeOf(host) + parts.filter((part) => part !== '').join('/'));
}

/** The hosted engine keeps the slashes of the base path, and the one before an empty path. */
function hostedAddress(host: string, basePath: string | null, path: string | number | boolean): Outcome<string> {
  if (basePath === null) return crashed('its connector has no base_path, and that build cannot call such a connector.');
  if (typeof path !== 'string') {
    return crashed(
      `the path of its connector action came out as ${pythonText(path)}, and that build takes texts only.`,
    );
  }
  const root = host + (basePath === '' || basePath.startsWith('/') ? '' : '/') + basePath;
  return success(schemeOf(host) + root + (root.endsWith('/') ? '' : '/') + path.replace(/^\/+|\/+$/g, ''));
}

function schemeOf(host: string): string {
  return isLoopback(host) ? 'http://' : 'https://';
}

/** A name, an IPv4 address or a bracketed IPv6 address, with an optional port. */
const HOST = /^(?:[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;

/** True for hosts that are this machine whatever the network says, with or without a port. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/:\d+$/, '').toLowerCase();
  return name === 'localhost' || name.endsWith('.localhost') || name === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(name);
}
