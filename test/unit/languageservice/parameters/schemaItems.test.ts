import type { JsonObject } from '../../../../flexli/model/json';
import { contextOf } from '../../../../server/languageservice/context';
import type { MarkupContent } from 'vscode-languageserver-types';
import assert from 'node:assert/strict';
import type { CompletionCheck } from '../support';
import { atCursor, checkCompletion, open, service } from '../support';

const ID = '01J0000000000000000000TEST';

/** A context with one connector whose action takes parameters of this schema. */
function contextWith(parameters: JsonObject) {
  const actions = [{ type: 'Do', method: 'post' as const, path: 'x', parameters }];
  const document = {
    type: 'T',
    name: 'T',
    description: '',
    schema_version: 1 as const,
    config: { host: 'h' },
    actions,
  };
  return contextOf([{ id: ID, document }], true);
}

const workflow = (parameters: string) =>
  `{"actions": [{"order": 1, "connector_id": "${ID}", "type": "Do", "parameters": ${parameters}}]}`;

/** Completion in parameters of a schema; `after` holds the parameters alone. */
function check(schema: JsonObject, marked: string, { after = {}, ...expected }: CompletionCheck): Promise<void> {
  const whole = Object.fromEntries(Object.entries(after).map(([label, text]) => [label, workflow(text)]));
  return checkCompletion(workflow(marked), { ...expected, context: contextWith(schema), after: whole });
}

async function checkHover(schema: JsonObject, marked: string, expected: string | undefined): Promise<void> {
  const { text, offset } = atCursor(workflow(marked));
  const document = open(text);
  const hover = await service.hover(document, document.textDocument.positionAt(offset), contextWith(schema));
  assert.equal((hover?.contents as MarkupContent | undefined)?.value, expected);
}

const kinds: JsonObject = {
  type: 'object',
  oneOf: [
    { properties: { by: { const: 'mail' }, to: { type: 'string' } }, required: ['by', 'to'] },
    { properties: { by: { const: 'sms' }, number: { type: 'integer' } }, required: ['by'] },
  ],
};
const conditional: JsonObject = {
  properties: { kind: { enum: ['a', 'b'] } },
  if: { properties: { kind: { const: 'a' } }, required: ['kind'] },
  then: { properties: { x: { type: 'string' } }, required: ['x'] },
  else: { properties: { y: {} } },
};

describe('completion by a JSON Schema (2020-12)', () => {
  it('offers required keys first, with what they need', () =>
    check(
      {
        properties: { a: { type: 'string' }, b: { $ref: '#/$defs/b' } },
        required: ['b', 'c'],
        $defs: { b: { type: 'object', properties: { x: { default: 5, type: 'integer' } }, required: ['x'] } },
      },
      '{$0}',
      { labels: ['b', 'c', 'a'], after: { b: '{"b": {\n\t"x": ${1:5}\n}}', a: '{"a": "$1"}' } },
    ));

  it('follows $defs, $anchor, $id and $dynamicRef', async () => {
    const leaf = { enum: ['p', 'q'] };
    for (const [reference, own] of [
      ['#/$defs/x', {}],
      ['#here', { $anchor: 'here' }],
      ['https://example.com/x', { $id: 'https://example.com/x' }],
    ] as const) {
      const schema = { properties: { a: { $ref: reference } }, $defs: { x: { ...own, ...leaf } } };
      await check(schema, '{"a": $0}', { labels: ['"p"', '"q"'], after: { '"p"': '{"a": "p"}' } });
    }
    const tree = { $dynamicAnchor: 'node', properties: { name: leaf, next: { $dynamicRef: '#node' } } };
    await check(tree, '{"next": {"next": {"name": "$0"}}}', { labels: ['"p"', '"q"'] });
  });

  it('takes what stands beside a reference', () =>
    check(
      {
        properties: { a: { $ref: '#/$defs/x', properties: { own: {} } } },
        $defs: { x: { properties: { other: {} } } },
      },
      '{"a": {$0}}',
      { labels: ['own', 'other'] },
    ));

  it('tells alternatives by what is written already', async () => {
    await check(kinds, '{$0}', {
      labels: ['by', 'to', 'number'],
      after: { by: '{"by": "${1|mail,sms|}"}' },
    });
    await check(kinds, '{"by": $0}', { labels: ['"mail"', '"sms"'] });
    await check(kinds, '{"by": "$0", "number": 1}', { labels: ['"mail"', '"sms"'] });
    await check(kinds, '{"by": "mail", $0}', { labels: ['to'] });
    await check(kinds, '{"by": "sms", $0}', { labels: ['number'] });
    await check(kinds, '{"by": "::how", $0}', { labels: ['to', 'number'] });
  });

  it('tells objects apart that allow no other keys', async () => {
    const closed = (key: string): JsonObject => ({
      type: 'object',
      properties: { [key]: { type: 'string' }, [`${key}s`]: {} },
      required: [key],
      additionalProperties: false,
    });
    const schema = { properties: { of: { anyOf: [closed('user'), closed('group'), { type: 'string' }] } } };
    await check(schema, '{"of": {"group": "x", $0}}', { labels: ['groups'] });
    await check(schema, '{"of": {"us$0"}}', { has: ['user', 'group'] });
  });

  it('begins an object with what one alternative needs', async () => {
    const of = (key: string): JsonObject => ({
      type: 'object',
      properties: { [key]: { type: 'string' }, at: {} },
      required: [key, 'at'],
    });
    const union = { oneOf: [of('user'), { $ref: '#/$defs/group' }, { type: 'null' }] };
    const schema: JsonObject = { properties: { to: union }, $defs: { group: of('group') } };
    await check(schema, '{$0}', { after: { to: '{"to": {\n\t"user": "$1",\n\t"at": ${2:""}\n}}' } });
    await check(schema, '{"to": $0}', {
      labels: ['null', '{ group, at }', '{ user, at }'],
      after: { '{ group, at }': '{"to": {\n\t"group": "$1",\n\t"at": ${2:""}\n}}' },
    });
  });

  it('begins numbers within their limits', async () => {
    for (const [limits, text] of [
      [{ type: 'integer', minimum: 200, maximum: 599 }, '200'],
      [{ type: 'integer', exclusiveMinimum: 0 }, '1'],
      [{ type: 'integer', minimum: 0.5 }, '1'],
      [{ type: 'number', minimum: 0.5 }, '0.5'],
      [{ type: 'number', maximum: -3 }, '-3'],
      [{ type: 'integer', minimum: -5, maximum: 5 }, '0'],
      [{ type: 'integer', minimum: 5, default: 7 }, '7'],
    ] as const) {
      await check({ properties: { a: limits } }, '{$0}', { after: { a: `{"a": \${1:${text}}}` } });
    }
  });

  it('follows if, then and else', async () => {
    await check(conditional, '{"kind": "a", $0}', { labels: ['x'] });
    await check(conditional, '{"kind": "b", $0}', { labels: ['y'] });
    await check(conditional, '{"x": $0}', { labels: [] });
  });

  it('follows allOf and dependentSchemas', async () => {
    const schema: JsonObject = {
      allOf: [{ properties: { a: {} } }],
      properties: { b: {} },
      dependentSchemas: { b: { properties: { c: {} } } },
      unevaluatedProperties: false,
    };
    await check(schema, '{$0}', { labels: ['b', 'a'] });
    await check(schema, '{"b": 1, $0}', { labels: ['a', 'c'] });
  });

  it('knows the items of lists', async () => {
    const schema: JsonObject = {
      properties: {
        l: { prefixItems: [{ enum: [1] }, { enum: [2] }], items: { type: 'object', properties: { z: {} } } },
      },
    };
    await check(schema, '{"l": [$0]}', { labels: ['1'] });
    await check(schema, '{"l": [1, $0]}', { labels: ['2'] });
    await check(schema, '{"l": [1, 2, {$0}]}', { labels: ['z'] });
    await check(schema, '{"l": [1, 2, $0]}', { labels: ['{}'] });
  });

  it('knows keys by pattern, and all others', async () => {
    await check({ patternProperties: { '^x-': { enum: ['v'] } } }, '{"x-a": $0}', { labels: ['"v"'] });
    await check({ additionalProperties: { enum: ['v'] } }, '{"any": $0}', { labels: ['"v"'] });
  });

  it('reads the outermost keys as key paths', () =>
    check({ properties: { a: { properties: { b: { enum: ['v'] } } } } }, '{"a.b": $0}', { labels: ['"v"'] }));

  it('offers values by type, default, examples and format', async () => {
    const of = (schema: JsonObject): JsonObject => ({ properties: { a: schema } });
    await check(of({ type: 'boolean' }), '{"a": $0}', { labels: ['false', 'true'] });
    await check(of({ type: ['null', 'object'] }), '{"a": $0}', { labels: ['null', '{}'] });
    await check(of({ type: 'array' }), '{"a": $0}', { labels: ['[]'], after: { '[]': '{"a": [$1]}' } });
    await check(of({ default: 1, examples: [2, 1] }), '{"a": $0}', { labels: ['1', '2'] });
    await check(of({ type: 'string', format: 'date' }), '{"a": $0}', { labels: ['"2026-01-31"'] });
    await check(of({ const: { x: [1] } }), '{"a": $0}', {
      after: { '{"x":[1]}': '{"a": {\n\t"x": [\n\t\t1\n\t]\n}}' },
    });
  });

  it('survives schemas that are none', async () => {
    await check({ properties: 5, required: 'a', anyOf: {}, allOf: [1, { $ref: '#' }] }, '{$0}', { labels: [] });
    await check({ $ref: '#/nowhere', oneOf: [{ $ref: '#' }, { $ref: '#' }] }, '{"a": $0}', { labels: [] });
  });
});

describe('hover by a JSON Schema', () => {
  it('tells what a value is', () =>
    checkHover(
      {
        required: ['a'],
        properties: {
          a: { title: 'An a', description: 'Of *all*.', type: 'string', format: 'email', minLength: 3, enum: ['x'] },
        },
      },
      '{"a$0": ""}',
      '**An a**\n\nOf \\*all\\*.\n\nstring · email · required · at least 3 characters\n\nOne of: `"x"`',
    ));

  it('goes where the value leads', async () => {
    await checkHover(conditional, '{"kind": "a", "x$0": ""}', 'string · required');
    await checkHover(conditional, '{"kind": "b", "x$0": ""}', undefined);
    await checkHover(kinds, '{"by": "sms", "number": $01}', 'integer');
    await checkHover({ properties: { l: { items: { description: 'One.' } } } }, '{"l": ["a$0"]}', 'One.');
  });
});

describe('the schemas that a connector declares', () => {
  const action = (parameters: string) => `{"actions": [{"parameters": ${parameters}}]}`;

  it('are completed by the schema of JSON Schemas', async () => {
    await checkCompletion(action('{$0}'), {
      kind: 'connector',
      has: ['type', 'properties', 'required', 'anyOf', '$ref'],
    });
    await checkCompletion(action('{"properties": {"a": {"type": $0}}}'), {
      kind: 'connector',
      has: ['"string"', '"integer"', '[]'],
      after: { '"string"': action('{"properties": {"a": {"type": "string"}}}') },
    });
    await checkCompletion('{"events": [{"schema": {"items": {"format": "$0"}}}]}', {
      kind: 'connector',
      has: ['"date"'],
    });
    await checkCompletion(action('{"items": {"properties": {"a": {$0'), { kind: 'connector', has: ['minimum'] });
  });

  it('know their own names', async () => {
    const marked = action('{"properties": {"a": {}, "b": {}}, "required": ["a", $0]}');
    await checkCompletion(marked, {
      kind: 'connector',
      labels: ['b'],
      after: { b: action('{"properties": {"a": {}, "b": {}}, "required": ["a", "b"]}') },
    });
    await checkCompletion(action('{"$defs": {"x": {}}, "properties": {"a": {"$ref": "$0"}}}'), {
      kind: 'connector',
      labels: ['#/$defs/x'],
    });
  });
});
