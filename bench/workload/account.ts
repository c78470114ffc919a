import type { ConnectorAction, ConnectorDocument, DeployedConnector } from '../../flexli/model/connector';

/** Generated workflows use these many connectors; larger accounts have more that nobody uses. */
export const USED_CONNECTORS = 5;
export const ACTIONS_EACH = 20;

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
const NOUNS = ['Message', 'User', 'Device', 'Group', 'Ticket', 'Invoice', 'Report', 'Token', 'Order', 'Event'];
const VERBS = ['List', 'Create'];

/** A ULID, the same for the same number. */
export function connectorId(index: number): string {
  return `01J5MEX2ZQ${String(index).padStart(16, '0')}`;
}

export function actionType(index: number): string {
  const number = index % ACTIONS_EACH;
  return `${VERBS[number % VERBS.length] ?? ''}${NOUNS[(number >> 1) % NOUNS.length] ?? ''}`;
}

/** An account of so many connectors with 20 actions each, as large as real ones. */
export function generateAccount(connectors: number): readonly DeployedConnector[] {
  return Array.from({ length: connectors }, (_, index) => ({ ...connector(index), id: connectorId(index) }));
}

function connector(index: number): ConnectorDocument {
  return {
    type: `Service${index}`,
    name: `Service ${index}`,
    description: `Everything that service ${index} offers over HTTP.`,
    schema_version: 1,
    config: { host: `service-${index}.example.com`, base_path: '/api/v2' },
    actions: Array.from({ length: ACTIONS_EACH }, (_, number) => action(number)),
  };
}

function action(number: number): ConnectorAction {
  return {
    type: actionType(number),
    name: `Action ${number}`,
    description: 'What it does, in a sentence as people write them.',
    method: METHODS[number % METHODS.length] ?? 'get',
    path: 'things/{target_id}',
    query: { limit: '::limit' },
    parameters: {
      type: 'object',
      required: ['target_id', 'text'],
      properties: {
        target_id: { type: 'string', description: 'Whom or what it is about.' },
        text: { type: 'string', minLength: 1, description: 'What to say.' },
        limit: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
        urgency: { type: 'string', enum: ['low', 'normal', 'high'] },
        due: { type: 'string', format: 'date-time' },
        options: {
          type: 'object',
          properties: { silent: { type: 'boolean' }, tags: { type: 'array', items: { $ref: '#/$defs/tag' } } },
          additionalProperties: false,
        },
      },
      additionalProperties: false,
      $defs: { tag: { type: 'string', pattern: '^[a-z]+$' } },
    },
  };
}
