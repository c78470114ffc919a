import assert from 'node:assert/strict';
import { createCatalog } from '../../../../server/languageservice/catalog';
import type { LanguageContext } from '../../../../server/languageservice/context';
import { contextOf } from '../../../../server/languageservice/context';
import type { LanguageKind } from '../../../../server/languageservice/languageDocument';
import { open, service } from '../support';

const BLOCKS = {
  type: 'object',
  properties: {
    code: { type: 'string' },
    blocks: { type: 'array', items: { anyOf: ['Divider', 'Section'].map((name) => ({ $ref: `#/$defs/${name}` })) } },
  },
  $defs: {
    Divider: { type: 'object', properties: { type: { enum: ['divider'] } }, required: ['type'] },
    Section: {
      type: 'object',
      properties: { type: { const: 'section' }, fields: { type: 'array', items: { $ref: '#/$defs/Field' } } },
      required: ['type', 'fields'],
    },
    Field: { type: 'object', properties: { text: { type: 'string', maxLength: 5 } }, required: ['text'] },
  },
};

const SHOP = {
  id: 'SHOP',
  document: {
    type: 'Shop',
    name: 'Shop',
    description: '',
    schema_version: 1 as const,
    config: { host: 'shop.example.com' },
    actions: [{ type: 'Show', method: 'post' as const, path: '', parameters: BLOCKS }],
    events: [{ type: 'Sold', name: 'Sold', description: '', schema: {} }],
  },
};
const account: LanguageContext = contextOf(createCatalog([SHOP], true).connectors, true);

const WAIT = '{ "type": "Flexli:CoreV1:Wait", "order": 1, "parameters": { "seconds": 1 } }';
const workflow = (rest: string, actions = WAIT): string =>
  `{ "name": "Example", "schema_version": 1, ${rest}"actions": [${actions}] }`;
const action = (members: string): string => workflow('', `{ "order": 1, ${members} }`);
const show = (parameters: string): string =>
  action(`"connector_id": "SHOP", "type": "Show", "parameters": ${parameters}`);
const compare = (members: string, beside = ''): string =>
  action(
    `"type": "Flexli:CoreV1:Wait", "parameters": { "seconds": 1 }, "condition": { "criteria": [{ ${beside}"attributes": [{ "attribute": "::a", ${members} }] }] }`,
  );
const source = (members: string): string => workflow(`"source": { ${members} }, `);
const named = (name: string): string => workflow('').replace('Example', name);

/** What the API refuses, as `code at path`. */
function checkRefused(text: string, expected: readonly string[], kind: LanguageKind = 'workflow'): void {
  const found = service.validate(open(text, kind), account).filter(({ verdict }) => verdict === 'refused');
  assert.deepEqual(
    found.map(({ code, path }) => `${code} at ${path}`),
    expected,
    text,
  );
}

describe('verdicts of the API', () => {
  it('forget keys that a criterion may have besides, with what they hold', () => {
    const equal = '"type": "String", "operator": "eq", "value": "x"';
    checkRefused(compare(equal, '"note": { "weight": 1.25 }, '), []);
    checkRefused(compare(equal, '"operator": 1.5, '), [
      'value-not-allowed at actions[0].condition.criteria[0].operator',
    ]);
  });

  it('trim names and whole numbers by the white space of Unicode', () => {
    for (const space of ['\\u0085', '\\u00a0', '\\u3000', '\\n']) {
      checkRefused(named(`${space}abc${space}`), []);
      checkRefused(action(`"type": "Flexli:CoreV1:Wait", "parameters": { "seconds": "${space}5" }`), []);
    }
    for (const other of ['\\ufeff', '\\u200b', '\\u001c']) {
      checkRefused(named(`${other}abc`), ['text-form at name']);
      checkRefused(action(`"type": "Flexli:CoreV1:Wait", "parameters": { "seconds": "${other}5" }`), [
        'type-wrong at actions[0].parameters.seconds',
      ]);
    }
  });

  it('read a text for a whole number when nothing but zeros follows its point', () => {
    const wait = (seconds: string): string =>
      action(`"type": "Flexli:CoreV1:Wait", "parameters": { "seconds": "${seconds}" }`);
    for (const text of ['5', '+5', '-5', '05', '5.0', '5.00', '1_000']) checkRefused(wait(text), []);
    for (const text of ['', '5.', '.0', '5.5', '5e0', '0x5', '1__0', '_1', '٥'])
      checkRefused(wait(text), ['type-wrong at actions[0].parameters.seconds']);
  });

  it('refuse numbers of more digits than the storage keeps', () => {
    const [most, more] = ['9'.repeat(38), `1${'0'.repeat(38)}`];
    const places: readonly (readonly [text: (value: string) => string, path: string, kind?: LanguageKind])[] = [
      [
        (value) =>
          action(
            `"type": "Flexli:CoreV1:RunWorkflow", "parameters": { "workflow_id": "w", "workflow_version": 1, "workflow_input": { "a": [${value}] } }`,
          ),
        'actions[0].parameters.workflow_input.a[0]',
      ],
      [
        (value) => action(`"type": "Flexli:CoreV1:Transform", "transform": { "a": ${value} }`),
        'actions[0].transform.a',
      ],
      [
        (value) => action(`"type": "Flexli:CoreV1:Transform", "variables": { "a": ${value} }`),
        'actions[0].variables.a',
      ],
      [
        (value) => action(`"type": "Flexli:CoreV1:Wait", "parameters": { "seconds": ${value} }`),
        'actions[0].parameters.seconds',
      ],
      [
        (value) => action(`"type": "Flexli:CoreV1:Wait", "parameters": { "seconds": " 00${value}.0" }`),
        'actions[0].parameters.seconds',
      ],
      [
        (value) => compare(`"type": "Number", "operator": "eq", "value": ${value}`),
        'actions[0].condition.criteria[0].attributes[0].value',
      ],
      [
        (value) =>
          `{ "type": "A", "name": "A", "description": "", "schema_version": 1, "config": { "host": "a.example.com" }, "actions": [{ "type": "A", "method": "get", "path": "", "parameters": { "minimum": ${value} } }] }`,
        'actions[0].parameters.minimum',
        'connector',
      ],
    ];
    for (const [text, path, kind] of places) {
      checkRefused(text(most), [], kind);
      checkRefused(text(more), [`number-not-stored at ${path}`], kind);
      if (!text('').includes('" 00')) checkRefused(text(`-${more}`), [`number-not-stored at ${path}`], kind);
    }
    checkRefused(compare('"type": "String", "operator": "eq", "value": "x"', `"note": ${more}, `), []);
    checkRefused(action(`"type": "Flexli:CoreV1:Transform", "transform": { "a": "${more}" }`), []);
  });

  it('refuse exponents by what the API reads there', () => {
    const transform = (value: string): string =>
      action(`"type": "Flexli:CoreV1:Transform", "transform": { "a": ${value} }`);
    for (const value of ['1e40', '9.99e125', '-1E-130', '1e-400', '0e500', '1.5']) checkRefused(transform(value), []);
    for (const value of ['1e127', '-1e300', '1E400', '1e-200', '-1.5e-300'])
      checkRefused(transform(value), ['number-not-stored at actions[0].transform.a']);
    const wait = (seconds: string): string =>
      action(`"type": "Flexli:CoreV1:Wait", "parameters": { "seconds": ${seconds} }`);
    for (const value of ['1e5', '9.2e18', '-1e18', '9223372036854775808']) checkRefused(wait(value), []);
    for (const value of ['9223372036854775808.0', '-9223372036854775808.0', '1e40'])
      checkRefused(wait(value), ['number-not-stored at actions[0].parameters.seconds']);
    for (const value of ['1E400', '5'.repeat(400), `"${'5'.repeat(400)}"`])
      checkRefused(wait(value), ['type-wrong at actions[0].parameters.seconds']);
    checkRefused(workflow('').replace('"order": 1', '"order": 1e40'), ['number-out-of-range at actions[0].order']);
  });

  it('take halves of characters wherever they take any text', () => {
    for (const half of ['\\ud800', 'a\\udc00b', '\\udc00\\ud800', '\ud800']) {
      checkRefused(workflow(`"description": "${half}", `), []);
      checkRefused(action(`"type": "Flexli:CoreV1:Transform", "transform": { "a${half}": "${half}" }`), []);
      checkRefused(compare(`"type": "String", "operator": "eq", "value": "::${half}"`), []);
      checkRefused(named(`abc${half}`), ['text-form at name']);
      checkRefused(action(`"type": "Flexli:CoreV1:Wait", "parameters": { "seconds": "1${half}" }`), [
        'type-wrong at actions[0].parameters.seconds',
      ]);
    }
  });

  it('name one cause once', () => {
    checkRefused(compare('"type": "Date", "operator": "before", "value": "soon"'), [
      'text-form at actions[0].condition.criteria[0].attributes[0].value',
    ]);
    checkRefused(show('5'), ['type-wrong at actions[0].parameters']);
    checkRefused(show('{ "code": 1.5 }'), ['number-with-fraction at actions[0].parameters.code']);
    checkRefused(action('"type": 1.5, "transform": { "a": 0.5 }'), ['type-wrong at actions[0].type']);
    checkRefused(action('"type": "Flexli:CoreV1:Wait", "parameters": { "seconds": [0.5] }'), [
      'type-wrong at actions[0].parameters.seconds',
    ]);
    checkRefused(source('"connector_id": "SHOP", "type": "So ld"'), ['text-form at source.type']);
  });

  it('say of a misspelt key that alone', () => {
    checkRefused(action('"connector_id": "SHOP", "type": "Show", "parameter": {}'), [
      'key-unknown at actions[0].parameters',
    ]);
    checkRefused(source('"type": "Flexli:CoreV1:Schedule", "parameters": { "rates": "1 day" }'), [
      'key-unknown at source.parameters.rate',
    ]);
    const event = '"type": "Flexli:CoreV1:CustomEvent", "parameters": { "event_type": "Done", "content_type": "a/b"';
    checkRefused(action(`${event}, "bodys": { "a": 1 } }`), ['key-unknown at actions[0].parameters.body']);
    checkRefused(action(`${event} }`), ['event-body-alone at actions[0].parameters']);
    const bare = '"type": "Flexli:CoreV1:CustomEvent", "parameters": { "event_type": "Done", "body": "x" }';
    checkRefused(action(bare), ['event-body-alone at actions[0].parameters']);
    checkRefused(action('"type": "Flexli:CoreV1:Wait", "parameter": { "seconds": 1 }, "transform": { "a": 1 }'), [
      'key-unknown at actions[0].parameters',
    ]);
  });

  it('take an object of which nothing belongs where it stands for one mistake', () => {
    checkRefused(
      compare('"type": "String", "operator": "eq", "value": "x"').replace('"criteria"', '"note": 1, "text"'),
      ['key-missing at actions[0].condition'],
    );
    checkRefused(workflow('', '{ "note": 1 }'), ['key-missing at actions[0]']);
    checkRefused(workflow('', '{ "order": 1 }'), ['key-missing at actions[0].type']);
    checkRefused(action('"type": "Flexli:CoreV1:RunWorkflow", "parameters": { "note": 1 }'), [
      'key-missing at actions[0].parameters',
    ]);
    checkRefused(action('"type": "Flexli:CoreV1:Wait", "parameters": { "second": 1 }'), [
      'key-unknown at actions[0].parameters.seconds',
    ]);
  });

  it('take a list without any of the objects that it must have for one mistake', () => {
    const inside = (items: string): string =>
      action(`"type": "Flexli:CoreV1:Iterator", "parameters": { "array_path": "::a", "actions": [${items}] }`);
    checkRefused(inside('"a", "b"'), ['type-wrong at actions[0].parameters.actions']);
    checkRefused(inside('"a"'), ['type-wrong at actions[0].parameters.actions[0]']);
    checkRefused(inside(`${WAIT}, 5`), ['type-wrong at actions[0].parameters.actions[1]']);
    checkRefused(workflow('"on_error": { "max_retries": 1, "retry_on": [429, 503] }, '), [
      'type-wrong at on_error.retry_on[0]',
      'type-wrong at on_error.retry_on[1]',
    ]);
  });

  it('name the kind where all the rest is of another one', () => {
    const credentials = (members: string): string =>
      `{ "type": "A", "name": "A", "description": "", "schema_version": 1, "config": { "host": "a.example.com", "credentials": { ${members} } } }`;
    checkRefused(
      credentials('"type": "BearerToken", "api_key": "{{Key}}", "api_key_header": "X-Key"'),
      ['type-unknown at config.credentials.type'],
      'connector',
    );
    checkRefused(
      credentials('"type": "OAuth2Client", "client_id": "{{Id}}"'),
      ['client_secret', 'token_url', 'basic_auth'].map((key) => `key-missing at config.credentials.${key}`),
      'connector',
    );
    const comparison = 'actions[0].condition.criteria[0].attributes[0]';
    checkRefused(compare('"type": "Boolean", "operator": "lt", "value": 3'), [`type-unknown at ${comparison}.type`]);
    checkRefused(compare('"type": "Boolean", "operator": "lt", "value": true'), [
      `value-not-allowed at ${comparison}.operator`,
    ]);
  });

  it('leave open whether the type is wrong or the parameters are missing', () => {
    checkRefused(action('"type": "Flexli:CoreV1:Wait", "transform": { "a": 1 }'), ['type-unknown at actions[0]']);
    checkRefused(action('"type": "Flexli:CoreV1:Transform", "parameters": { "seconds": 1 }'), [
      'type-unknown at actions[0].type',
    ]);
  });

  it('look into the alternative that a value names', () => {
    const section = (rest: string): string => show(`{ "blocks": [{ "type": "section"${rest} }] }`);
    checkRefused(section(', "fields": [{ "text": "hi" }, { "text": "too long" }]'), [
      'parameters-out-of-range at actions[0].parameters.blocks[0].fields[1].text',
    ]);
    checkRefused(section(''), ['parameters-key-missing at actions[0].parameters.blocks[0].fields']);
    checkRefused(show('{ "blocks": [{ "type": "sections", "fields": [{ "text": 5 }] }] }'), [
      'parameters-no-alternative at actions[0].parameters.blocks[0]',
    ]);
    checkRefused(show('{ "blocks": [{ "type": "::kind", "fields": 5 }] }'), [
      'parameters-no-alternative at actions[0].parameters.blocks[0]',
    ]);
  });
});
