import assert from 'node:assert/strict';
import { judge } from '../../e2e/host/suiteRunner';
import type { SuiteReport } from '../../e2e/host/suiteRunner';

describe('judging what the suites reported', () => {
  function check(report: Omit<SuiteReport, 'lastTest'>, expected: ReturnType<typeof judge>): void {
    const say = console.error;
    console.error = () => undefined;
    try {
      assert.deepEqual(judge('the extension host ended', { ...report, lastTest: 'none' }), expected);
    } finally {
      console.error = say;
    }
  }

  it('takes the totals', () => {
    check({ totals: { passed: 2, failed: 1, skipped: 0 } }, { passed: 2, failed: 1, skipped: 0 });
  });

  it('counts a host that died as a failure', () => {
    check({}, { passed: 0, failed: 1, skipped: 0 });
    check({ fatal: 'no such file' }, { passed: 0, failed: 1, skipped: 0 });
  });

  it('counts a run without tests as a failure', () => {
    check({ totals: { passed: 0, failed: 0, skipped: 0 } }, { passed: 0, failed: 1, skipped: 0 });
  });
});
