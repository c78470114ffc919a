import assert from 'node:assert/strict';
import { insertAction, requiredParameters } from '../../../../client/drop/insertAction';

const SCHEMA = {
  type: 'object',
  properties: {
    id: { type: 'string' },
    count: { type: 'integer', minimum: 1 },
    kind: { enum: ['a', 'b'] },
    more: { type: 'object', properties: { on: { type: 'boolean' } }, required: ['on'] },
    left: { type: 'string' },
  },
  required: ['id', 'count', 'kind', 'more'],
};

/** Drops at `$0`. */
function checkDrop(marked: string, expected: string): void {
  const text = marked.replace('$0', '');
  const insertion = insertAction(text, marked.indexOf('$0'), { connectorId: '{{C}}', type: 'Go' });
  const { offset, text: added } = insertion ?? { offset: 0, text: '' };
  assert.equal(text.slice(0, offset) + added + text.slice(offset), expected);
}

const GO = (order: number, indent: string): string =>
  [
    `{`,
    `${indent}  "order": ${order},`,
    `${indent}  "connector_id": "{{C}}",`,
    `${indent}  "type": "Go"`,
    `${indent}}`,
  ].join('\n');

describe('an action that is dropped', () => {
  it('goes behind the action before it, with the next order', () => {
    checkDrop(
      '{\n  "actions": [\n    { "order": 1 },$0\n    { "order": 4 }\n  ]\n}',
      `{\n  "actions": [\n    { "order": 1 },\n    ${GO(5, '    ')},\n    { "order": 4 }\n  ]\n}`,
    );
  });

  it('goes into the list of an iterator when it is dropped there', () => {
    checkDrop(
      '{\n  "actions": [\n    { "order": 1, "parameters": { "actions": [$0] } }\n  ]\n}',
      `{\n  "actions": [\n    { "order": 1, "parameters": { "actions": [\n      ${GO(1, '      ')}\n    ] } }\n  ]\n}`,
    );
  });

  it('goes to the end of the list when it is dropped elsewhere', () => {
    checkDrop(
      '{$0\n  "actions": [\n    { "order": 1 }\n  ]\n}',
      `{\n  "actions": [\n    { "order": 1 },\n    ${GO(2, '    ')}\n  ]\n}`,
    );
  });

  it('goes nowhere without a list', () => {
    checkDrop('{$0 "name": "x" }', '{ "name": "x" }');
    checkDrop('$0', '');
  });

  it('has its required parameters', () => {
    assert.deepEqual(requiredParameters(SCHEMA), { id: '', count: 1, kind: 'a', more: { on: false } });
    assert.equal(requiredParameters({ type: 'object' }), undefined);
    assert.equal(requiredParameters(undefined), undefined);
  });
});
