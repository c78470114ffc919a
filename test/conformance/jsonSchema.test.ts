import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parseTree } from '../../flexli/document/treeParser';
import type { JsonObject, JsonValue } from '../../flexli/model/json';
import { ParameterSchemas } from '../../server/languageservice/jsonschema/parameterSchemas';

interface Vector {
  readonly schema: JsonObject;
  readonly instance: JsonValue;
  readonly fits: boolean;
}

/** Verdicts of Python's jsonschema (Draft202012Validator with its FormatChecker) on schemas made by chance. */
const VECTORS = JSON.parse(readFileSync('test/conformance/jsonSchema.json', 'utf8')) as readonly Vector[];
const schemas = new ParameterSchemas();

function fits(instance: JsonValue, schema: JsonObject): boolean {
  const { root } = parseTree(JSON.stringify(instance));
  assert.ok(root);
  return schemas.errors(root, schema).length === 0;
}

describe('JSON Schema 2020-12 as the engine reads it', () => {
  it(`has Python's verdict on ${VECTORS.length} values`, () => {
    const wrong = VECTORS.filter(({ schema, instance, fits: expected }) => fits(instance, schema) !== expected);
    assert.deepEqual(wrong, []);
  });

  it('follows references by pointer, anchor, id and dynamic anchor', () => {
    const tree: JsonObject = {
      $id: 'https://example.com/tree',
      $dynamicAnchor: 'node',
      type: 'object',
      properties: { children: { type: 'array', items: { $dynamicRef: '#node' } } },
    };
    const strict: JsonObject = {
      $id: 'https://example.com/strict',
      $dynamicAnchor: 'node',
      $ref: 'tree',
      unevaluatedProperties: false,
      $defs: { tree },
    };
    assert.ok(fits({ children: [{ children: [] }] }, strict));
    assert.ok(!fits({ children: [{ childen: [] }] }, strict));
    const byAnchor: JsonObject = { $ref: '#text', $defs: { a: { $anchor: 'text', type: 'string' } } };
    assert.ok(fits('a', byAnchor));
    assert.ok(!fits(1, byAnchor));
    const escaped: JsonObject = { $ref: '#/$defs/a~1b%25', $defs: { 'a/b%': { type: 'string' } } };
    assert.ok(!fits(1, escaped));
  });

  it('asserts nothing where a schema is malformed or leads nowhere', () => {
    const malformed: readonly JsonObject[] = [
      { type: 5 },
      { required: 'a', properties: [], items: 5, enum: 'a', pattern: '(', minimum: '1' },
      { $ref: '#/nowhere' },
      { $ref: 'https://example.com/elsewhere' },
      { $ref: '#' },
      { allOf: 'x', anyOf: {}, if: 3, then: [] },
    ];
    for (const schema of malformed) assert.ok(fits({ b: 1 }, schema), JSON.stringify(schema));
  });

  it('knows no leap seconds, and keys whatever their names', () => {
    assert.ok(fits('23:59:59', { format: 'time' }));
    for (const text of ['10:00:60', '24:00:00', '10:00']) assert.ok(!fits(text, { format: 'time' }), text);
    const { root } = parseTree('{"__proto__": {"a": 1}}');
    assert.ok(root);
    assert.equal(schemas.errors(root, { const: {} }).length, 1);
    assert.equal(schemas.errors(root, { const: JSON.parse('{"__proto__": {"a": 1}}') as JsonValue }).length, 0);
  });

  it('takes an expression for any value, save inside of a union that fails', () => {
    const { root } = parseTree('{"a": "::x", "b": {"c": "::x"}, "d": "::x"}');
    assert.ok(root);
    const union: JsonObject = {
      anyOf: [{ type: 'object', properties: { c: { type: 'integer' } } }, { type: 'array' }],
    };
    const schema: JsonObject = { properties: { a: { type: 'integer' }, b: union, d: union } };
    const reported = schemas.reported(root, schema).map(({ keyword }) => keyword);
    assert.deepEqual(reported, ['anyOf']);
  });
});
