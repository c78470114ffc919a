import assert from 'node:assert/strict';
import { setMember } from '../../../flexli/document/setMember';
import type { JsonValue } from '../../../flexli/model/json';

function check(text: string, path: readonly string[], value: JsonValue, expected: string | undefined): void {
  const edit = setMember(text, path, value);
  const after = edit && text.slice(0, edit.offset) + edit.newText + text.slice(edit.offset + edit.length);
  assert.equal(after, expected);
}

describe('setting a key', () => {
  it('puts it behind the others, as they are written', () => {
    check('{"a": 1}', ['b'], 2, '{"a": 1, "b": 2}');
    check('{\n\t"a": [1,\n2]\n}\n', ['b'], { k: 'v' }, '{\n\t"a": [1,\n2],\n\t"b": { "k": "v" }\n}\n');
    check(
      '{\r\n  "v": {"a":1},\r\n  "w" : 2\r\n}',
      ['v', 'b'],
      'x',
      '{\r\n  "v": {"a":1, "b": "x"},\r\n  "w" : 2\r\n}',
    );
  });

  it('replaces a value and nothing else', () => {
    check('{ "a":1 ,"b":[ 1 ]}', ['a'], 2, '{ "a":2 ,"b":[ 1 ]}');
    check('{"a": 1, "a": 2}', ['a'], 3, '{"a": 1, "a": 3}');
  });

  it('makes what is missing on the way', () => {
    check('{}\n', ['variables', 'A'], 1, '{\n  "variables": {\n    "A": 1\n  }\n}\n');
    check(
      '{\n    "x": 1\n}',
      ['environments', 'B', 'variables', 'A'],
      {},
      '{\n    "x": 1,\n    "environments": {\n        "B": {\n            "variables": {\n                "A": {}\n            }\n        }\n    }\n}',
    );
    check('{"x": {}}', ['x', 'y', 'z'], true, '{"x": {"y": {"z": true}}}');
    check('{\n  "x": { }\n}', ['x', 'y'], 'é"', '{\n  "x": {\n    "y": "é\\""\n  }\n}');
  });

  it('leaves alone what is no object, or broken', () => {
    check('[]', ['a'], 1, undefined);
    check('{"a": 1}', ['a', 'b'], 1, undefined);
    check('{"a":', ['a', 'b'], 1, undefined);
    check('', ['a'], 1, undefined);
  });
});
