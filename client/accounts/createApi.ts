import { FlexliApi } from '../../flexli/api/client';
import type { Connection } from './connection';

/**
 * A client of the API. It lives in a module of its own so that node-fetch is read when first used, not at activation.
 * Proxies and certificates need nothing here: VS Code wraps the `http` and `https` modules of its extension host.
 */
export function createApi(connection: Connection): FlexliApi {
  return new FlexliApi({
    apiUrl: connection.apiUrl,
    tokenUrl: connection.tokenUrl,
    credentials: () => connection.credentials(),
    userAgent: 'flexli-vscode',
  });
}
