import assert from 'node:assert/strict';
import { differenceOf } from '../../../flexli/document/textChange';
import { applyEdit, exampleDocuments, randomEdit, randomNumbers } from '../../support/randomEdits';

/** Checks that the change makes the one text of the other; `size` is how much of either text it covers at most. */
function checkDifference(before: string, after: string, size: readonly [number, number]): void {
  const { start, oldEnd, newEnd } = differenceOf(before, after);
  assert.ok(start <= oldEnd && start <= newEnd, `${start} ${oldEnd} ${newEnd}`);
  assert.equal(before.slice(0, start) + after.slice(start, newEnd) + before.slice(oldEnd), after);
  assert.ok(oldEnd - start <= size[0] && newEnd - start <= size[1], `${oldEnd - start} ${newEnd - start}`);
}

describe('the difference of two texts', () => {
  it('is what is between their common ends', () => {
    checkDifference('', '', [0, 0]);
    checkDifference('', 'ab', [0, 2]);
    checkDifference('ab', '', [2, 0]);
    checkDifference('abc', 'abc', [0, 0]);
    checkDifference('abc', 'abxc', [0, 1]);
    checkDifference('abxc', 'abc', [1, 0]);
    checkDifference('aaa', 'aaaa', [0, 1]);
    checkDifference('aaaa', 'aa', [2, 0]);
    checkDifference('abab', 'ab', [2, 0]);
  });

  it('is as small in long texts', () => {
    const long = 'x'.repeat(5_000) + 'y'.repeat(5_000);
    checkDifference(long, `${long}z`, [0, 1]);
    checkDifference(long, `z${long}`, [0, 1]);
    checkDifference(long, long.replace('xy', 'xzy'), [0, 1]);
    checkDifference(long, long.slice(1), [1, 0]);
    checkDifference(long, 'y'.repeat(10_000), [5_000, 5_000]);
    for (const at of [1_023, 1_024, 1_025, 2_047, 2_048, 8_976, 8_977, 9_999]) {
      checkDifference(long, `${long.slice(0, at)}z${long.slice(at + 1)}`, [1, 1]);
    }
  });

  it('makes the one of the other after any edit', () => {
    for (const [seed, { text }] of exampleDocuments().entries()) {
      const random = randomNumbers(seed + 5);
      for (let step = 0; step < 200; step++) {
        const after = applyEdit(text, randomEdit(text, random));
        checkDifference(text, after, [text.length, after.length]);
      }
    }
  });
});
