import type { CatalogConnector, CatalogWorkflow } from '../../../server/languageservice/catalog';

/** The account that the cases are checked against. */
export const CONNECTORS: readonly CatalogConnector[] = [
  {
    id: '01J0000000000000000000CHAT',
    document: {
      type: 'TeamChat',
      name: 'Team Chat',
      description: '',
      schema_version: 1,
      config: { host: 'chat.example.com' },
      events: [{ type: 'MessagePosted', name: 'Message posted', description: '', schema: {} }],
      actions: [
        {
          type: 'PostMessage',
          method: 'post',
          path: 'messages',
          parameters: {
            type: 'object',
            properties: {
              channel: { type: 'string', minLength: 1, maxLength: 20 },
              text: { type: 'string' },
              priority: { enum: ['low', 'high'] },
              contact: { type: 'string', format: 'email' },
              mentions: { type: 'array', items: { type: 'string', pattern: '^@[a-z]+$' }, maxItems: 2 },
              target: {
                anyOf: [
                  { type: 'object', properties: { user: { type: 'integer' } }, required: ['user'] },
                  { type: 'string' },
                ],
              },
            },
            required: ['channel'],
            additionalProperties: false,
          },
        },
        { type: 'Ping', method: 'get', path: 'ping' },
      ],
    },
  },
];

/** The workflows of that account. */
export const WORKFLOWS: readonly CatalogWorkflow[] = [1, 2].map((version) => ({
  id: '01HP22FG2C15KF3EKB92VH8WFQ',
  version,
  name: 'Report',
  description: '',
  released: false,
}));

/** The workflow that the workspace has besides; `$0` only chooses the file. */
export const WELCOME =
  '{ "name": "Welcome$0", "schema_version": 1, "actions": [{ "order": 1, "type": "Flexli:CoreV1:CustomEvent", "parameters": { "event_type": "::person_id" } }] }';

interface Case {
  readonly name: string;
  readonly kind: 'workflow' | 'connector';
  readonly text: string;
}

const workflow = (name: string, actions: string, rest = ''): Case => ({
  name,
  kind: 'workflow',
  text: `{ "name": "Example", "schema_version": 1, ${rest}"actions": [${actions}] }`,
});
const post = (name: string, parameters: string): Case =>
  workflow(
    name,
    `{ "connector_id": "01J0000000000000000000CHAT", "type": "PostMessage", "order": 1, "parameters": ${parameters} }`,
  );
const run = (name: string, parameters: string): Case =>
  workflow(name, `{ "type": "Flexli:CoreV1:RunWorkflow", "order": 1, "parameters": { ${parameters} } }`);
const inIterator = (name: string, action: string): Case =>
  workflow(
    name,
    `{ "type": "Flexli:CoreV1:Iterator", "order": 1, "parameters": { "array_path": "::rows", "actions": [${action}] } }`,
  );
const connector = (name: string, rest: string): Case => ({
  name,
  kind: 'connector',
  text: `{ "type": "A", "name": "A", "description": "", "schema_version": 1, ${rest} }`,
});

/** One mistake each, unless the name says more. */
export const CASES: readonly Case[] = [
  post('a parameter of the wrong type', '{ "channel": 5 }'),
  post('a missing parameter', '{ "text": "hello" }'),
  post('a misspelt parameter', '{ "chanel": "general" }'),
  post('an unknown parameter', '{ "channel": "general", "colour": "red" }'),
  post('a value that is not allowed', '{ "channel": "general", "priority": "normal" }'),
  post('a text that is too long', '{ "channel": "a very long name of a channel" }'),
  post('a text of the wrong form', '{ "channel": "general", "mentions": ["ann"] }'),
  post('a text that is no address', '{ "channel": "general", "contact": "nobody" }'),
  post('too many items', '{ "channel": "general", "mentions": ["@a", "@b", "@c"] }'),
  post('no alternative', '{ "channel": "general", "target": 5 }'),
  post('a plain alternative with one mistake', '{ "channel": "general", "target": { "user": "ann" } }'),
  post('an expression inside of alternatives', '{ "channel": "general", "target": { "user": "::user" } }'),
  post('an expression for any type', '{ "channel": "::channel", "mentions": "::people", "target": "::target" }'),
  post('placeholders for any value', '{ "channel": "{{Channel}}", "priority": "{{Priority}}" }'),
  workflow(
    'an action whose parameters are not defined',
    '{ "connector_id": "01J0000000000000000000CHAT", "type": "Ping", "order": 1, "parameters": {} }',
  ),
  workflow(
    'parameters that are left out',
    '{ "connector_id": "01J0000000000000000000CHAT", "type": "PostMessage", "order": 1 }',
  ),
  workflow(
    'an action that has no name yet',
    '{ "connector_id": "01J0000000000000000000CHAT", "type": "", "order": 1, "parameters": {} }',
  ),
  workflow(
    'an unknown connector',
    '{ "connector_id": "01J00000000000000000000000", "type": "Ping", "order": 1, "parameters": {} }',
  ),
  run('the name of a workflow for its id', '"workflow_id": "report", "workflow_version": 1, "workflow_input": {}'),
  run('the id of a workflow that is not there yet', '"workflow_id": "", "workflow_version": 1, "workflow_input": {}'),
  run(
    'a version that is not there',
    '"workflow_id": "01HP22FG2C15KF3EKB92VH8WFQ", "workflow_version": 7, "workflow_input": {}',
  ),
  run(
    'a workflow that the account may have',
    '"workflow_id": "01HP22FG2C15KF3EKB92VH8WFX", "workflow_version": 7, "workflow_input": {}',
  ),
  run(
    'a key that the started workflow does not read',
    '"workflow_id": "{{Welcome}}", "workflow_version": 1, "workflow_input": { "persn_id": "p-1", "note": 1 }',
  ),
  workflow(
    'the name of a connector for its id',
    '{ "connector_id": "team chat", "type": "PostMessage", "order": 1, "parameters": {} }',
  ),
  workflow(
    'an id that is none',
    '{ "connector_id": "my-connector", "type": "PostMessage", "order": 1, "parameters": {} }',
  ),
  workflow(
    'an id that is not there yet',
    '{ "connector_id": "", "type": "PostMessage", "order": 1, "parameters": {} }',
  ),
  workflow(
    'a misspelt placeholder',
    '{ "connector_id": "{{Team Chatt}}", "type": "PostMessage", "order": 1, "parameters": {} }',
  ),
  workflow(
    'fields without variables',
    '{ "order": 1, "type": "Flexli:CoreV1:CustomEvent", "parameters": { "event_type": "Hello {name}" } }',
  ),
  workflow(
    'a field that is no variable beside one that is',
    '{ "order": 1, "type": "Flexli:CoreV1:CustomEvent", "variables": { "name": "::name" }, "parameters": { "event_type": "{name} of {town}" } }',
  ),
  workflow(
    'a misspelt action',
    '{ "connector_id": "01J0000000000000000000CHAT", "type": "PostMesage", "order": 1, "parameters": {} }',
  ),
  workflow(
    'a misspelt event',
    '{ "order": 1, "type": "Flexli:CoreV1:Wait", "parameters": { "seconds": 1 } }',
    '"source": { "connector_id": "01J0000000000000000000CHAT", "type": "MessagePostd" }, ',
  ),
  inIterator(
    'a parameter in an iterator, where the API does not look',
    '{ "connector_id": "01J0000000000000000000CHAT", "type": "PostMessage", "order": 1, "parameters": { "channel": 1 } }',
  ),
  inIterator('an action that may not stand in an iterator', '{ "type": "Flexli:CoreV1:Iterator", "order": 1 }'),
  workflow('a type whose rest says what is meant', '{ "type": "after", "order": 1, "parameters": { "seconds": 1 } }'),
  workflow(
    'a type that does not fit the rest',
    '{ "type": "Flexli:CoreV1:RunWorkflow", "order": 1, "parameters": { "seconds": 1 } }',
  ),
  workflow('a core type that is being written', '{ "type": "Flexli:Cor", "order": 1 }'),
  workflow('a type that is being written', '{ "type": "", "order": 1 }'),
  workflow(
    'an action that the guide describes alone',
    '{ "type": "Flexli:CoreV1:Data", "order": 1, "parameters": { "operation": "read", "key": "a" } }',
  ),
  workflow('an action that the guide only plans', '{ "type": "Flexli:CoreV1:Email", "order": 1, "parameters": {} }'),
  { name: 'a key that is being written', kind: 'workflow', text: '{ "name": "Example", "desc" }' },
  workflow(
    'a source that is being written',
    '{ "type": "Flexli:CoreV1:Wait", "order": 1, "parameters": { "seconds": 1 } }',
    '"source": { "type": "Flexli:" }, ',
  ),
  workflow('an action that is a text', '"wait"'),
  workflow('a number in quotes', '{ "type": "Flexli:CoreV1:Wait", "order": "1", "parameters": { "seconds": 5.0 } }'),
  workflow(
    'an expression that only lacks its sign',
    '{ "type": "Flexli:CoreV1:Wait", "order": 1, "parameters": { "seconds": 1 }, "condition": { "criteria": [{ "attributes": [{ "type": "Boolean", "attribute": "active", "operator": "eq", "value": true }] }] } }',
  ),
  workflow(
    'a function of the engine in a condition',
    '{ "type": "Flexli:CoreV1:Wait", "order": 1, "parameters": { "seconds": 1 }, "condition": { "criteria": [{ "attributes": [{ "type": "String", "attribute": "::flexli_datetime_now()", "operator": "eq", "value": "x" }] }] } }',
  ),
  workflow(
    'a sign inside of an expression, behind escapes',
    '{ "type": "Flexli:CoreV1:CustomEvent", "order": 1, "parameters": { "event_type": "::join(\'\\n\', ::names)" } }',
  ),
  workflow(
    'two orders that are the same',
    '{ "type": "Flexli:CoreV1:Wait", "order": 2, "parameters": { "seconds": 1 } }, { "type": "Flexli:CoreV1:Wait", "order": 2, "parameters": { "seconds": 1 } }',
  ),
  ...[
    '"type": "Number", "attribute": "::a", "operator": "==", "value": "5"',
    '"type": "Number", "attribute": "::a", "operator": "lt", "value": 1.5',
    '"type": "Boolean", "attribute": "::a", "operator": "eq", "value": "yes"',
    '"type": "String", "attribute": "::a", "operator": "eq", "value": 5',
    '"type": "Version", "attribute": "::a", "operator": "eq", "value": "1.0"',
    '"type": "Date", "attribute": "::a", "operator": "before", "value": "tomorrow"',
  ].map((comparison) =>
    workflow(
      `a comparison with ${comparison}`,
      `{ "type": "Flexli:CoreV1:Wait", "order": 1, "parameters": { "seconds": 1 }, "condition": { "criteria": [{ "attributes": [{ ${comparison} }] }] } }`,
    ),
  ),
  ...[
    '{ "type": "String", "attribute": "::a", "operator": "eq", "value": "x" }',
    '{ "attributes": [{ "type": "String", "attribute": "::a", "operator": "eq", "value": "x" }], "on_fail": "skip" }',
    '{ "criteria": [{ "type": "String", "attribute": "::a", "operator": "eq", "value": "x" }] }',
  ].map((condition) =>
    workflow(
      `the condition ${condition}`,
      `{ "type": "Flexli:CoreV1:Wait", "order": 1, "parameters": { "seconds": 1 }, "condition": ${condition} }`,
    ),
  ),
  ...['*/5 * * * *', '0 */2 * * *', '0 9 * * 1-5', '09 25 * * *', '09 5 * * *', '0 9 * *', '@daily', ''].map((cron) =>
    workflow(
      `a cron of “${cron}”`,
      '{ "order": 1, "type": "Flexli:CoreV1:Wait", "parameters": { "seconds": 1 } }',
      `"source": { "type": "Flexli:CoreV1:Schedule", "parameters": { "cron": "${cron}" } }, `,
    ),
  ),
  workflow(
    'a schedule of two kinds',
    '{ "order": 1, "type": "Flexli:CoreV1:Wait", "parameters": { "seconds": 1 } }',
    '"source": { "type": "Flexli:CoreV1:Schedule", "parameters": { "rate": "1 day", "cron": "0 9 * * ?" } }, ',
  ),
  workflow(
    'a list without its brackets, a text without its quotes and a number that is too large',
    '{ "order": 1, "type": "Flexli:CoreV1:Wait", "parameters": { "seconds": 1 } }',
    '"timeout": 5000, "on_error": { "max_retries": 1, "retry_on": [503] }, "description": 5, ',
  ),
  {
    name: 'a name with other letters, and one action instead of a list',
    kind: 'workflow',
    text: '{ "name": "Größe_des Cafés!", "schema_version": 1, "actions": { "order": 1, "type": "Flexli:CoreV1:Wait", "parameters": { "seconds": 1 } } }',
  },
  connector(
    'a fraction in a JSON Schema and in a body',
    '"config": { "host": "a.example.com", "base_path": "" }, "actions": [{ "type": "A", "method": "get", "path": "a", "body": { "a": 0.5 }, "parameters": { "type": "object", "minimum": 0.5 } }]',
  ),
  post('a number for a text, and a text for a list', '{ "channel": 5, "mentions": "@ann" }'),
  post('another spelling of a value', '{ "channel": "general", "priority": "Low" }'),
  { name: 'an empty document', kind: 'workflow', text: '' },
  { name: 'a document that is a list', kind: 'workflow', text: '[]' },
  { name: 'broken JSON, without echoes', kind: 'workflow', text: '{ "name": "Example", "actions": [ }' },
  { name: 'a value that is not there yet', kind: 'workflow', text: '{ "name": \n}' },
  { name: 'a key alone', kind: 'workflow', text: '{ "name": "Example", "description"\n}' },
  { name: 'texts in single quotes', kind: 'workflow', text: "{ 'name': 'The example', \"enabled\": True }" },
  { name: 'an end that is missing', kind: 'workflow', text: '{ "name": "Example", "actions": [{ "order": 1' },
  { name: 'a comma that is missing', kind: 'workflow', text: '{ "name": "Example"\n  "schema_version": 1 }' },
  connector('a host with a scheme', '"config": { "host": "https://a.example.com" }'),
  connector('a host with a path, beside an empty base_path', '"config": { "host": "a.example.com/v1/", "base_path": "" }'),
  connector('a host of two words', '"config": { "host": "a example.com", "base_path": "" }'),
  connector('a host that is an expression', '"config": { "host": "::host", "base_path": "" }'),
  connector(
    'a JSON Schema with slips',
    '"config": { "host": "a.example.com", "base_path": "" }, "actions": [{ "type": "A", "method": "get", "path": "a", "body": "::", "parameters": { "type": "objekt", "required": "a", "minProperties": "1" } }]',
  ),
  connector('a host with a port', '"config": { "host": "a.example.com:8443" }'),
  connector('a host with a port and a path', '"config": { "host": "a.example.com:8443/v1" }'),
  connector(
    'secrets in headers and in a query',
    '"config": { "host": "a.example.com", "default_headers": { "Authorization": "Bearer abc", "Accept": "text/plain", "X-Token-Type": "jwt" } }, "actions": [{ "type": "Get", "method": "get", "path": "a", "parameters": { "type": "object", "properties": { "key": {} } }, "headers": { "X-Api-Key": "k-12345678", "Cookie": "::key" }, "query": { "token": "{key}", "access_token": "{{Token}}", "api_key": "12345678" } }]',
  ),
  connector('credentials of an unknown type', '"config": { "host": "a.example.com", "credentials": { "type": "Basic" } }'),
];
