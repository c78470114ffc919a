import assert from 'node:assert/strict';
import type { DocumentKind } from '../../../../flexli/model/documentKind';
import { newPath } from '../../../../flexli/project/pull/newPath';
import { editedText } from '../../../../flexli/project/pull/textEdits';

describe('paths of new files', () => {
  const cases: readonly (readonly [DocumentKind, string, readonly string[], string])[] = [
    ['connector', 'Team Messages', [], 'connectors/team-messages.fecon.json'],
    ['workflow', 'Wëlcome  Person!', [], 'workflows/welcome-person.fewrk.json'],
    ['workflow', '../../etc', [], 'workflows/etc.fewrk.json'],
    ['workflow', '***', [], 'workflows/workflow.fewrk.json'],
    ['workflow', 'sendMail2Go', [], 'workflows/send-mail2-go.fewrk.json'],
    ['workflow', 'a', ['a.fewrk.json'], 'a-2.fewrk.json'],
    ['workflow', 'A', ['w/a.fewrk.json', 'w/A-2.fewrk.json', 'x/b.fecon.json'], 'w/a-3.fewrk.json'],
    ['connector', 'a', ['w/a.fewrk.json', 'c/x.fecon.json', 'd/y.fecon.json', 'd/z.fecon.json'], 'd/a.fecon.json'],
    ['connector', 'x'.repeat(200), [], `connectors/${'x'.repeat(60)}.fecon.json`],
  ];
  for (const [kind, name, taken, path] of cases) {
    it(`${kind} “${name.slice(0, 20)}” beside ${taken.join(', ') || 'nothing'}`, () => {
      assert.equal(newPath(kind, name, new Set(taken)), path);
    });
  }
});

describe('edits of a text', () => {
  const cases: readonly (readonly [string, string, unknown, string])[] = [
    ['nothing', '{ "a":1 }', { a: 1 }, '{ "a":1 }'],
    ['a value', '{ "a":1,\n\t"b": [1, 2] }', { a: 1, b: [1, 3] }, '{ "a":1,\n\t"b": [1, 3] }'],
    ['a key less', '{\n  "a": 1,\n  "b": 2\n}', { a: 1 }, '{\n  "a": 1\n}'],
    ['a key more', '{\n    "a": 1\n}\n', { a: 1, b: 2 }, '{\n    "a": 1,\n    "b": 2\n}\n'],
    ['another length', '{"a": [1]}', { a: [1, 2] }, '{"a": [\n    1,\n    2\n  ]}'],
    ['a mark', '\uFEFF{"a": 1}', { a: 2 }, '\uFEFF{"a": 2}'],
    ['line ends', '{\r\n  "a": 1\r\n}', { a: 1, b: 2 }, '{\r\n  "a": 1,\r\n  "b": 2\r\n}'],
  ];
  for (const [what, before, after, expected] of cases) {
    it(`for ${what}`, () => {
      assert.equal(editedText(before, JSON.parse(before.replace('\uFEFF', '')) as never, after as never), expected);
    });
  }
});
