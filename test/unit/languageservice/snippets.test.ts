import assert from 'node:assert/strict';
import { parseTree } from 'jsonc-parser';
import type { JsonObject } from '../../../flexli/model/json';
import { nextOrder } from '../../../server/languageservice/completion/order';
import { requiredParameters } from '../../../server/languageservice/completion/parameterSnippet';
import { snippetText } from '../../../server/languageservice/completion/snippet';

function checkRequired(schema: JsonObject | null | undefined, expected: string): void {
  assert.equal(snippetText(requiredParameters(schema)), expected);
}

const property = (schema: JsonObject): JsonObject => ({ type: 'object', required: ['a'], properties: { a: schema } });

describe('the snippet of required parameters', () => {
  it('is empty when nothing is required', () => {
    checkRequired(undefined, '{$1}');
    checkRequired(null, '{$1}');
    checkRequired({ type: 'object', properties: { a: { type: 'string' } } }, '{$1}');
  });

  it('has a spot for each type', () => {
    checkRequired(property({ type: 'string' }), '{\n\t"a": "$1"\n}');
    checkRequired(property({ type: 'integer' }), '{\n\t"a": ${1:0}\n}');
    checkRequired(property({ type: 'boolean' }), '{\n\t"a": ${1:false}\n}');
    checkRequired(property({ type: 'array' }), '{\n\t"a": [$1]\n}');
    checkRequired(property({ type: 'object' }), '{\n\t"a": {$1}\n}');
    checkRequired(property({ type: ['null', 'string'] }), '{\n\t"a": null\n}');
    checkRequired(property({}), '{\n\t"a": ${1:""}\n}');
  });

  it('takes constants, defaults, examples and choices', () => {
    checkRequired(property({ const: { x: [1] } }), '{\n\t"a": {\n\t\t"x": [\n\t\t\t1\n\t\t]\n\t}\n}');
    checkRequired(property({ type: 'string', default: 'x$' }), '{\n\t"a": "${1:x\\$}"\n}');
    checkRequired(property({ type: 'number', examples: [4] }), '{\n\t"a": ${1:4}\n}');
    checkRequired(property({ enum: ['a,b', 'c|d'] }), '{\n\t"a": "${1|a\\,b,c\\|d|}"\n}');
    checkRequired(property({ enum: [1, 2] }), '{\n\t"a": ${1:1}\n}');
    checkRequired(property({ enum: ['only'] }), '{\n\t"a": "${1:only}"\n}');
  });

  it('goes into nested objects, references and alternatives', () => {
    const nested = property({ type: 'object', required: ['b'], properties: { b: { type: 'string' } } });
    checkRequired(nested, '{\n\t"a": {\n\t\t"b": "$1"\n\t}\n}');
    checkRequired(
      { ...property({ $ref: '#/$defs/x~1y' }), $defs: { 'x/y': { type: 'integer' } } },
      '{\n\t"a": ${1:0}\n}',
    );
    checkRequired({ $ref: '#/$defs/p', $defs: { p: property({ type: 'string' }) } }, '{\n\t"a": "$1"\n}');
    checkRequired({ oneOf: [property({ type: 'string' }), {}] }, '{\n\t"a": "$1"\n}');
  });

  it('survives schemas that go round in circles or are none', () => {
    checkRequired({ $ref: '#' }, '{$1}');
    checkRequired(
      { required: ['a'], properties: { a: { $ref: '#' } } },
      snippetText(requiredParameters({ required: ['a'], properties: { a: { $ref: '#' } } })),
    );
    checkRequired({ required: 5, properties: [] }, '{$1}');
    checkRequired({ required: ['a'], properties: { a: true } }, '{\n\t"a": ${1:""}\n}');
  });
});

describe('the next order', () => {
  function checkOrder(marked: string, expected: number): void {
    const offset = marked.indexOf('$0');
    const list = parseTree(marked.replace('$0', ''));
    assert.ok(list);
    assert.equal(nextOrder(list, offset), expected);
  }

  it('is the first free one behind the action before', () => {
    checkOrder('[$0]', 1);
    checkOrder('[{"order": 1}, $0]', 2);
    checkOrder('[{"order": 1}, $0, {"order": 5}]', 2);
    checkOrder('[{"order": 1}, $0, {"order": 2}]', 3);
    checkOrder('[{}, $0]', 1);
  });

  it('stays within the limit while a number is free', () => {
    checkOrder('[{"order": 100}, $0]', 1);
  });
});
