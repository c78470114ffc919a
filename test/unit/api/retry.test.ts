import assert from 'node:assert/strict';
import { backOffMs, isTransientStatus, retryAfterMs } from '../../../flexli/api/retry';

const POLICY = { attempts: 5, baseMs: 100, maxMs: 1000 };
const NOW = Date.parse('2026-01-01T00:00:00Z');

function checkRetryAfter(header: string | null, expected: number | undefined): void {
  it(`${header ?? '(none)'} → ${expected ?? 'nothing'}`, () => {
    assert.equal(retryAfterMs(header, NOW), expected);
  });
}

describe('Retry-After', () => {
  checkRetryAfter(null, undefined);
  checkRetryAfter('', undefined);
  checkRetryAfter('soon', undefined);
  checkRetryAfter('0', 0);
  checkRetryAfter(' 7 ', 7000);
  checkRetryAfter('999999', 999_999_000);
  checkRetryAfter('9'.repeat(400), Infinity);
  checkRetryAfter('-5', undefined);
  checkRetryAfter('1.5', undefined);
  checkRetryAfter('Thu, 01 Jan 2026 00:00:30 GMT', 30_000);
  checkRetryAfter('Thursday, 01-Jan-26 00:00:30 GMT', 30_000);
  checkRetryAfter('Wed, 31 Dec 2025 23:59:00 GMT', 0);
  checkRetryAfter('Fri, 02 Jan 2026 00:00:00 GMT', 86_400_000);
});

describe('back-off', () => {
  it('doubles its upper bound up to the limit, and takes any part of it', () => {
    assert.deepEqual(
      [1, 2, 3, 4, 5, 40].map((attempt) => backOffMs(POLICY, attempt, 0.5)),
      [50, 100, 200, 400, 500, 500],
    );
    assert.equal(backOffMs(POLICY, 3, 0), 0);
  });
});

describe('a status that may pass', () => {
  for (const [status, expected] of [
    [429, true],
    [500, true],
    [502, true],
    [503, true],
    [504, true],
    [501, false],
    [400, false],
    [409, false],
    [200, false],
  ] as const) {
    it(`${status}: ${expected}`, () => {
      assert.equal(isTransientStatus(status), expected);
    });
  }
});
