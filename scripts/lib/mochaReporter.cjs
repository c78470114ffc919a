// Mocha's spec reporter that also tells the test runner its counts (see counts.mjs).
const { appendFileSync } = require('node:fs');
const { reporters } = require('mocha');

module.exports = class CountingReporter extends reporters.Spec {
  /**
   * @param {import('mocha').Runner} runner
   * @param {import('mocha').MochaOptions} options
   */
  constructor(runner, options) {
    super(runner, options);
    const file = process.env.FLEXLI_TEST_COUNTS;
    runner.once('end', () => {
      const { passes, failures, pending } = this.stats;
      const line = JSON.stringify({ passed: passes, failed: failures, skipped: pending });
      if (file) appendFileSync(file, `${line}\n`);
    });
  }
};
