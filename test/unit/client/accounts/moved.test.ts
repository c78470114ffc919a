import assert from 'node:assert/strict';
import { problemText } from '../../../../client/accounts/problemText';
import { plainText } from '../../../../client/ui/translate';

describe('an environment whose address changed', () => {
  const from = { name: 'staging', apiUrl: 'https://a.example.com', tokenUrl: 'https://t.example.com/token' };

  function checkMoved(change: Partial<typeof from>, words: RegExp): void {
    const { message, steps } = problemText({ kind: 'moved', from, to: { ...from, ...change } }, 'staging', plainText);
    assert.match(message, words);
    assert.equal(steps[0], 'sign-in');
  }

  it('is told with both API URLs', () => {
    checkMoved({ apiUrl: 'https://b.example.com' }, /https:\/\/b\.example\.com instead of https:\/\/a\.example\.com/);
  });

  it('is told with both token URLs', () => {
    checkMoved(
      { tokenUrl: 'https://evil.example.com/token' },
      /evil\.example\.com.* instead of https:\/\/t\.example\.com/,
    );
  });
});
