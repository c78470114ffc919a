import type { JsonObject } from '../../../flexli/model/json';

const schema: JsonObject = { $ref: '#' };
const schemas: JsonObject = { type: 'array', minItems: 1, items: schema };
const named: JsonObject = { type: 'object', additionalProperties: schema };
const count: JsonObject = { type: 'integer', minimum: 0 };
const bound: JsonObject = { type: 'number' };
const text: JsonObject = { type: 'string' };
const names: JsonObject = { type: 'array', items: text, uniqueItems: true };
const types: JsonObject = { enum: ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'] };

/** What a JSON Schema of draft 2020-12 may look like. Keywords that it does not name may have any value. */
export const META_SCHEMA: JsonObject = {
  type: ['object', 'boolean'],
  properties: {
    $id: text,
    $schema: text,
    $ref: text,
    $anchor: text,
    $dynamicRef: text,
    $dynamicAnchor: text,
    $comment: text,
    $defs: named,
    definitions: named,
    title: text,
    description: text,
    deprecated: { type: 'boolean' },
    readOnly: { type: 'boolean' },
    writeOnly: { type: 'boolean' },
    examples: { type: 'array' },
    type: { anyOf: [types, { type: 'array', items: types, minItems: 1, uniqueItems: true }] },
    enum: { type: 'array' },
    multipleOf: { type: 'number', exclusiveMinimum: 0 },
    maximum: bound,
    exclusiveMaximum: bound,
    minimum: bound,
    exclusiveMinimum: bound,
    maxLength: count,
    minLength: count,
    pattern: { type: 'string', format: 'regex' },
    maxItems: count,
    minItems: count,
    uniqueItems: { type: 'boolean' },
    maxContains: count,
    minContains: count,
    maxProperties: count,
    minProperties: count,
    required: names,
    dependentRequired: { type: 'object', additionalProperties: names },
    format: text,
    allOf: schemas,
    anyOf: schemas,
    oneOf: schemas,
    prefixItems: schemas,
    items: schema,
    contains: schema,
    additionalProperties: schema,
    properties: named,
    patternProperties: { type: 'object', additionalProperties: schema, propertyNames: { format: 'regex' } },
    propertyNames: schema,
    dependentSchemas: named,
    if: schema,
    then: schema,
    else: schema,
    not: schema,
    unevaluatedItems: schema,
    unevaluatedProperties: schema,
    contentEncoding: text,
    contentMediaType: text,
    contentSchema: schema,
  },
};
