import type { ConnectorSummary, Created, Items } from '../../api/contract';
import type { ConnectorDocument } from '../../model/connector';
import type { Answer } from '../http/message';
import type { Route } from '../http/router';
import type { StoredConnector } from '../store/connectorStore';
import type { ApiContext } from './apiContext';
import { apiErrors } from './apiErrors';
import { checkDocument } from './checkDocument';
import { parseDocument } from './requestBody';

/** The calls about connectors. */
export function connectorRoutes(context: ApiContext): readonly Route[] {
  const { connectors } = context;
  return [
    {
      method: 'POST',
      pattern: '/v1/connectors',
      handle: async (request): Promise<Answer> => {
        const document = parseDocument(request);
        if (!document.ok) return document.answer;
        const refusal = await checkDocument(context, request, 'connector', document.value);
        if (refusal !== undefined) return refusal;
        const id = context.newId();
        // Checked just now, so it has the shape.
        connectors.add(id, document.value as unknown as ConnectorDocument);
        const created: Created = { id, href: `/v1/connectors/${id}` };
        return { status: 201, body: created };
      },
    },
    {
      method: 'GET',
      pattern: '/v1/connectors',
      handle: (): Answer => {
        const list: Items<ConnectorSummary> = { items: connectors.list().map(summarize) };
        return { status: 200, body: list };
      },
    },
    {
      method: 'GET',
      pattern: '/v1/connectors/{connector_id}',
      handle: (request): Answer => {
        const id = request.params.connector_id ?? '';
        const connector = connectors.get(id);
        if (connector === undefined) return apiErrors.connectorNotFound(request, id);
        return { status: 200, body: readBack(connector) };
      },
    },
    {
      method: 'DELETE',
      pattern: '/v1/connectors/{connector_id}',
      handle: (request): Answer => {
        const id = request.params.connector_id ?? '';
        return connectors.delete(id) ? { status: 204 } : apiErrors.connectorNotFound(request, id);
      },
    },
  ];
}

function summarize(connector: StoredConnector): ConnectorSummary {
  return {
    id: connector.id,
    type: connector.type,
    schema_version: connector.schema_version,
    version: connector.version,
    name: connector.name,
    description: connector.description,
    events: (connector.events ?? []).map((event) => event.type),
    actions: (connector.actions ?? []).map((action) => action.type),
  };
}

/** The whole document as the hosted API reads it back: optional fields that were not given are null. */
function readBack(connector: StoredConnector): object {
  const { config } = connector;
  return {
    id: connector.id,
    type: connector.type,
    schema_version: connector.schema_version,
    version: connector.version,
    name: connector.name,
    description: connector.description,
    config: {
      host: config.host,
      base_path: config.base_path ?? null,
      default_headers: config.default_headers ?? null,
      ...(config.events === undefined ? {} : { events: config.events }),
    },
    events: connector.events ?? [],
    actions: (connector.actions ?? []).map((action) => ({
      type: action.type,
      name: action.name ?? null,
      description: action.description ?? null,
      method: action.method,
      path: action.path,
      headers: action.headers ?? null,
      query: action.query ?? null,
      body: action.body ?? null,
      parameters: action.parameters ?? null,
    })),
  };
}
