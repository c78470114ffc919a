import type { ConnectorDocument } from '../flexli/model/connector';
import type { JsonValue } from '../flexli/model/json';

export const CONNECTOR_ID = '01J5MEX2ZQ0000000000000001';

export const CONNECTOR: ConnectorDocument = {
  type: 'TeamChat',
  name: 'Team Chat',
  description: 'Chat for teams.',
  schema_version: 1,
  config: { host: 'chat.example.com' },
  actions: [
    {
      type: 'PostMessage',
      method: 'post',
      path: 'messages',
      parameters: {
        type: 'object',
        required: ['channel', 'text'],
        properties: {
          channel: { type: 'string', description: 'Name of the channel.' },
          text: { type: 'string' },
          urgency: { type: 'string', enum: ['low', 'high'] },
        },
        additionalProperties: false,
      },
    },
  ],
};

/** A workflow of so many actions of every kind, as people indent them. More than 100 break a limit, and have to work. */
export function generateWorkflow(count: number): string {
  const actions = Array.from({ length: count }, (_, index) => action(index));
  return JSON.stringify({ name: 'Generated', schema_version: 1, actions }, undefined, 2);
}

function action(index: number): JsonValue {
  const order = index + 1;
  switch (index % 3) {
    case 0:
      return { order, type: 'Flexli:CoreV1:Wait', parameters: { seconds: 1 } };
    case 1:
      return {
        order,
        connector_id: CONNECTOR_ID,
        type: 'PostMessage',
        description: `Tell step ${order}`,
        condition: {
          criteria: [{ attributes: [{ type: 'String', attribute: '::status', operator: 'eq', value: 'open' }] }],
          on_fail: 'skip',
        },
        variables: { name: '::person.name' },
        parameters: { channel: 'general', text: 'Hello {name}, all is well.' },
        transform: { 'message.id': '::id' },
      };
    default:
      return {
        order,
        type: 'Flexli:CoreV1:CustomEvent',
        parameters: { event_type: `step-${order}`, content_type: 'application/json', body: { id: '::message.id' } },
      };
  }
}
