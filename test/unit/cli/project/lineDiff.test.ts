import assert from 'node:assert/strict';
import { lineDiff } from '../../../../cli/project/lineDiff';

describe('a diff of lines', () => {
  const cases: readonly (readonly [string, string, string, readonly string[]])[] = [
    ['the same', 'a\nb\n', 'a\nb\n', []],
    ['a change', 'a\nb\nc\n', 'a\nx\nc\n', ['  a', '- b', '+ x', '  c']],
    ['more lines', 'a\n', 'a\nb\n', ['  a', '+ b']],
    ['fewer lines', 'a\nb\n', 'b\n', ['- a', '  b']],
    ['what is far away', '1\n2\n3\n4\n5\n6\n7\n', '1\n2\n3\n4\n5\n6\n8\n', ['  5', '  6', '- 7', '+ 8']],
    [
      'two places',
      'a\n1\n2\n3\n4\n5\n6\nb\n',
      'x\n1\n2\n3\n4\n5\n6\ny\n',
      ['- a', '+ x', '  1', '  2', '  …', '  5', '  6', '- b', '+ y'],
    ],
  ];
  for (const [what, before, after, expected] of cases) {
    it(`shows ${what}`, () => {
      assert.deepEqual(lineDiff(before, after), expected);
    });
  }

  it('shows texts that are too long as a whole', () => {
    const many = Array.from({ length: 2500 }, (_, index) => String(index)).join('\n');
    assert.equal(lineDiff(many, `x\n${many}`).length, 5001);
  });
});
