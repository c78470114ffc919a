// @ts-check
// How a step of the test run tells its counts: one JSON line appended to the file that FLEXLI_TEST_COUNTS names.
import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * Called by a step. Does nothing when the step runs alone.
 * @param {Counts} counts
 */
export function reportCounts(counts) {
  const file = process.env.FLEXLI_TEST_COUNTS;
  if (file) appendFileSync(file, `${JSON.stringify(counts)}\n`);
}

/**
 * Called by the runner: the sum of what a step reported, undefined when it reported nothing.
 * @param {string} file
 * @returns {Counts | undefined}
 */
export function readCounts(file) {
  if (!existsSync(file)) return undefined;
  /** @type {Counts[]} */
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
  return lines.reduce(addCounts, { passed: 0, failed: 0, skipped: 0 });
}

/**
 * @param {Counts} left
 * @param {Counts} right
 * @returns {Counts}
 */
export function addCounts(left, right) {
  return {
    passed: left.passed + right.passed,
    failed: left.failed + right.failed,
    skipped: left.skipped + right.skipped,
  };
}

/** @param {Counts} counts */
export function printCounts({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
