import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { printCounts, readCounts } from '../../../scripts/lib/counts.mjs';

describe('counts of the test run', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'flexli-counts-'));

  after(() => {
    rmSync(folder, { recursive: true });
  });

  it('are the sum of what was reported', () => {
    const file = path.join(folder, 'two');
    writeFileSync(file, '{"passed":2,"failed":0,"skipped":1}\n{"passed":3,"failed":1,"skipped":0}\n');
    assert.deepEqual(readCounts(file), { passed: 5, failed: 1, skipped: 1 });
  });

  it('are unknown when nothing was reported', () => {
    assert.equal(readCounts(path.join(folder, 'none')), undefined);
  });

  it('print skipped tests only when there are some', () => {
    assert.equal(printCounts({ passed: 3, failed: 0, skipped: 0 }), '3 passed, 0 failed');
    assert.equal(printCounts({ passed: 3, failed: 1, skipped: 2 }), '3 passed, 1 failed, 2 skipped');
  });
});
