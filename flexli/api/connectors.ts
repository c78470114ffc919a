import type { ConnectorDocument, DeployedConnector } from '../model/connector';
import type { ConnectorSummary, Created } from './contract';
import type { ApiResult } from './failure';
import { readCreated, readItems, readNothing, readObject } from './readBody';
import { stringsIn } from './redact';
import type { Transport } from './transport';

/** /v1/connectors */
export class ConnectorsResource {
  constructor(
    private readonly transport: Transport,
    private readonly host: string,
  ) {}

  /** Documents are sent as they are; checking them is the caller's choice. */
  async create(document: ConnectorDocument, signal: AbortSignal): Promise<ApiResult<Created>> {
    const secrets = stringsIn(document.config.credentials);
    const call = { method: 'POST', path: PATH, body: document, secrets } as const;
    return readCreated(await this.transport.call(call, signal), this.host);
  }

  async list(signal: AbortSignal): Promise<ApiResult<readonly ConnectorSummary[]>> {
    return readItems<ConnectorSummary>(await this.transport.call({ method: 'GET', path: PATH }, signal), this.host, [
      'id',
      'type',
    ]);
  }

  /** The document without its credentials, which the API never returns. */
  async get(id: string, signal: AbortSignal): Promise<ApiResult<DeployedConnector>> {
    return readObject<DeployedConnector>(
      await this.transport.call({ method: 'GET', path: pathOf(id) }, signal),
      this.host,
      ['id', 'type', 'config'],
    );
  }

  async delete(id: string, signal: AbortSignal): Promise<ApiResult<void>> {
    return readNothing(await this.transport.call({ method: 'DELETE', path: pathOf(id) }, signal));
  }
}

const PATH = '/v1/connectors';

function pathOf(id: string): string {
  return `${PATH}/${encodeURIComponent(id)}`;
}
