import assert from 'node:assert/strict';
import type { JsonValue } from '../../../flexli/model/json';
import { isFileReference, projectPath, readBinding, type Binding } from '../../../flexli/project/binding';

describe('bindings of placeholders', () => {
  const right: readonly (readonly [JsonValue, Binding])[] = [
    ['eu', { kind: 'value', value: 'eu' }],
    [5, { kind: 'value', value: 5 }],
    [false, { kind: 'value', value: false }],
    [null, { kind: 'value', value: null }],
    [[1], { kind: 'value', value: [1] }],
    [{}, { kind: 'value', value: {} }],
    [{ a: 1 }, { kind: 'value', value: { a: 1 } }],
    [
      { connector: 'Chat', note: 'x' },
      { kind: 'value', value: { connector: 'Chat', note: 'x' } },
    ],
    [{ connector: 'Chat' }, { kind: 'connector', reference: 'Chat' }],
    [{ connector: ' Chat ' }, { kind: 'connector', reference: 'Chat' }],
    [{ connector: './a//b.fecon.json' }, { kind: 'connector', reference: 'a/b.fecon.json' }],
    [{ connector: 'x.fecon.json' }, { kind: 'connector', reference: 'x.fecon.json' }],
    [{ workflow: 'a/../b.fewrk.json' }, { kind: 'workflow', path: 'b.fewrk.json' }],
    [{ secret: true }, { kind: 'secret' }],
  ];
  for (const [value, binding] of right) {
    it(`reads ${JSON.stringify(value)}`, () => {
      assert.deepEqual(readBinding(value), { ok: true, binding });
    });
  }

  const wrong: readonly (readonly [JsonValue, RegExp])[] = [
    [{ connector: 5 }, /path of a connector file, or the type/],
    [{ connector: ' ' }, /path of a connector file, or the type/],
    [{ connector: 'w/a.fewrk.json' }, /is a workflow\. Write \{"workflow"/],
    [{ connector: '../a.fecon.json' }, /no path inside the project/],
    [{ connector: 'a\\b.fecon.json' }, /no path inside the project/],
    [{ workflow: true }, /path of a workflow file/],
    [{ workflow: 'c/a.fecon.json' }, /is a connector\. Write \{"connector"/],
    [{ workflow: '/a.fewrk.json' }, /no path inside the project/],
    [{ workflow: 'C:/a.fewrk.json' }, /no path inside the project/],
    [{ secret: 'hunter2' }, /takes true alone/],
    [{ secret: false }, /takes true alone/],
  ];
  for (const [value, message] of wrong) {
    it(`says what is wrong with ${JSON.stringify(value)}`, () => {
      const read = readBinding(value);
      assert.match(read.ok ? 'nothing is' : read.message, message);
      assert.ok(!JSON.stringify(read).includes('hunter2'));
    });
  }

  it('tells paths of files from types and ids', () => {
    const references = ['Chat', '01M87HJ8B6K2E7XXZNW1FCBS1X', 'a/b', 'a.fecon.json', 'A.FECON.JSON', 'a\\b'];
    assert.deepEqual(references.map(isFileReference), [false, false, true, true, true, true]);
  });

  it('writes paths as lists of files have them', () => {
    const paths = ['a/b.json', './a/./b.json', 'a/c/../b.json', '..', 'a/../..', '.', ''];
    assert.deepEqual(paths.map(projectPath), [
      'a/b.json',
      'a/b.json',
      'a/b.json',
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
