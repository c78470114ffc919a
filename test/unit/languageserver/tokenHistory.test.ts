import assert from 'node:assert/strict';
import { TokenHistory } from '../../../server/languageserver/tokenHistory';

const URI = 'file:///a';

/** What an editor has after it took the answer to a change from one list of numbers to another. */
function checkDelta(before: readonly number[], after: readonly number[], sent: number): void {
  const history = new TokenHistory();
  const { resultId } = history.full(URI, [...before]);
  const answer = history.delta(URI, resultId ?? '', [...after]);
  assert.ok('edits' in answer);
  const data = [...before];
  for (const { start, deleteCount, data: added = [] } of answer.edits) data.splice(start, deleteCount, ...added);
  assert.deepEqual(data, after);
  assert.equal(
    answer.edits.reduce((sum, edit) => sum + (edit.data?.length ?? 0), 0),
    sent,
    'numbers that were sent',
  );
}

describe('TokenHistory', () => {
  it('sends what differs', () => {
    checkDelta([1, 2, 3, 4, 5], [1, 2, 3, 4, 5], 0);
    checkDelta([1, 2, 3, 4, 5], [1, 2, 9, 4, 5], 1);
    checkDelta([1, 2, 3], [1, 2, 3, 4], 1);
    checkDelta([1, 2, 3, 4], [3, 4], 0);
    checkDelta([], [1, 2], 2);
    checkDelta([1, 2], [], 0);
    checkDelta([1, 1, 1], [1, 1], 0);
    checkDelta([1, 1], [1, 1, 1], 1);
  });

  it('sends all when the editor has something else', () => {
    const history = new TokenHistory();
    const { resultId } = history.full(URI, [1]);
    assert.ok('data' in history.delta(URI, 'other', [1, 2]));
    assert.ok('data' in history.delta('file:///b', resultId ?? '', [1, 2]));
    history.close(URI);
    assert.ok('data' in history.delta(URI, resultId ?? '', [1]));
  });

  it('gives every answer a name of its own', () => {
    const history = new TokenHistory();
    const first = history.full(URI, [1]);
    const second = history.delta(URI, first.resultId ?? '', [2]);
    assert.notEqual(first.resultId, second.resultId);
    assert.ok('edits' in history.delta(URI, second.resultId ?? '', [3]));
  });
});
