import type { DocumentKind } from '../../flexli/model/documentKind';
import type { Translate } from '../ui/translate';

/** A document to begin with. Each is free of errors; placeholders stand for what nobody can know before. */
export interface Template {
  readonly key: string;
  readonly kind: DocumentKind;
  readonly label: string;
  readonly detail: string;
  readonly document: object;
}

/** Every template, workflows first. */
export function templates(t: Translate): readonly Template[] {
  return [
    {
      key: 'scheduled',
      kind: 'workflow',
      label: t('Workflow on a schedule'),
      detail: t('Starts every day at 08:00 UTC.'),
      document: workflow('Daily check', {
        source: { type: 'Flexli:CoreV1:Schedule', parameters: { cron: '0 8 * * ?' } },
        actions: [wait(1)],
      }),
    },
    {
      key: 'event',
      kind: 'workflow',
      label: t('Workflow on an event'),
      detail: t('Starts when another workflow sends a custom event.'),
      document: workflow('On order created', {
        source: {
          type: 'Flexli:CoreV1:CustomEvent',
          parameters: { event_type: 'order.created' },
          transform: { 'order.id': '::id' },
        },
        actions: [wait(1)],
      }),
    },
    {
      key: 'iterator',
      kind: 'workflow',
      label: t('Workflow over a list'),
      detail: t('Does something for each item of a list.'),
      document: workflow('For each item', {
        actions: [
          {
            order: 1,
            type: 'Flexli:CoreV1:Iterator',
            description: 'Go through the items',
            parameters: { array_path: '::items', actions: [wait(1)] },
          },
        ],
      }),
    },
    {
      key: 'child',
      kind: 'workflow',
      label: t('Workflow that starts another'),
      detail: t('Hands its input on to a workflow of its own.'),
      document: workflow('Start another', {
        actions: [
          {
            order: 1,
            type: 'Flexli:CoreV1:RunWorkflow',
            description: 'Start the other workflow',
            parameters: {
              workflow_id: '{{Other Workflow}}',
              workflow_version: 1,
              workflow_input: { id: '::id' },
            },
          },
        ],
      }),
    },
    {
      key: 'bearer',
      kind: 'connector',
      label: t('Connector with a bearer token'),
      detail: t('The token is a secret placeholder: it is asked for when you deploy.'),
      document: connector('BearerApi', 'Bearer API', {
        credentials: { type: 'BearerToken', bearer_token: '{{API Token}}' },
      }),
    },
    {
      key: 'apiKey',
      kind: 'connector',
      label: t('Connector with an API key'),
      detail: t('The key goes into a header of your choice.'),
      document: connector('KeyApi', 'Key API', {
        credentials: { type: 'ApiKey', api_key: '{{API Key}}', api_key_header: 'X-Api-Key' },
      }),
    },
  ];
}

function workflow(name: string, rest: object): object {
  return { name, description: 'Says in a sentence what the workflow is for.', schema_version: 1, ...rest };
}

function wait(seconds: number): object {
  return { order: 1, type: 'Flexli:CoreV1:Wait', description: 'Wait a moment', parameters: { seconds } };
}

function connector(type: string, name: string, config: object): object {
  return {
    type,
    name,
    description: 'Says in a sentence what the service is for.',
    schema_version: 1,
    config: { host: 'api.example.com', base_path: 'v1', default_headers: { Accept: 'application/json' }, ...config },
    actions: [
      {
        type: 'GetItem',
        name: 'Get an item',
        description: 'One item by its id.',
        method: 'get',
        path: 'items/{id}',
        parameters: {
          type: 'object',
          properties: { id: { type: 'string', description: 'Id of the item.' } },
          required: ['id'],
          additionalProperties: false,
        },
      },
    ],
  };
}
