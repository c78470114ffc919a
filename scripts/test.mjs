// @ts-check
// Runs the stages named on the command line, else all of them, and ends with one line of counts.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureBrowser, ensureModules } from './ensure.mjs';
import { addCounts, printCounts, readCounts } from './lib/counts.mjs';
import { run } from './lib/processes.mjs';
import { STAGES } from './lib/stages.mjs';

/** @typedef {import('./lib/counts.mjs').Counts} Counts */
/** @typedef {import('./lib/stages.mjs').Stage} Stage */

const NONE = Object.freeze({ passed: 0, failed: 0, skipped: 0 });
const FAILED = Object.freeze({ passed: 0, failed: 1, skipped: 0 });
const PASSED = Object.freeze({ passed: 1, failed: 0, skipped: 0 });

/**
 * @param {Stage} stage
 * @param {string} folder for the counts
 * @returns {Promise<Counts>}
 */
async function runStage(stage, folder) {
  const env = { ...process.env };
  if (stage.browser) {
    try {
      env.CHROMIUM_PATH = await ensureBrowser();
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
      return FAILED;
    }
  }
  /** @type {Counts} */
  let sum = NONE;
  for (const [index, step] of stage.steps.entries()) {
    if (stage.steps.length > 1) console.log(`\n-- ${step.name}`);
    const file = path.join(folder, `${stage.name}-${index}`);
    const code = await run(process.execPath, step.args, { env: { ...env, FLEXLI_TEST_COUNTS: file } });
    sum = addCounts(sum, countsOf(step, code, file));
    if (code !== 0 && step.required) {
      console.error(`${step.name} failed, so the rest of the stage ${stage.name} cannot run.`);
      return sum;
    }
  }
  return sum;
}

/**
 * A step that dies, reports nothing or has no tests counts as one failure.
 * @param {import('./lib/stages.mjs').Step} step
 * @param {number} code
 * @param {string} file
 * @returns {Counts}
 */
function countsOf(step, code, file) {
  if (step.counts === false) return code === 0 ? PASSED : FAILED;
  const counts = readCounts(file);
  if (!counts) {
    console.error(`${step.name} ended with code ${code} and reported no counts.`);
    return FAILED;
  }
  if (counts.passed + counts.failed + counts.skipped === 0) {
    console.error(`${step.name} has no tests.`);
    return FAILED;
  }
  return code !== 0 && counts.failed === 0 ? addCounts(counts, FAILED) : counts;
}

/**
 * @param {readonly Stage[]} stages
 * @returns {Promise<Counts>}
 */
async function runStages(stages) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'flexli-test-'));
  /** @type {string[]} */
  const lines = [];
  /** @type {Counts} */
  let total = NONE;
  try {
    for (const stage of stages) {
      console.log(`\n== ${stage.name}`);
      const begun = Date.now();
      const counts = await runStage(stage, folder);
      const seconds = ((Date.now() - begun) / 1000).toFixed(1);
      lines.push(`${stage.name.padEnd(14)} ${seconds.padStart(6)} s   ${printCounts(counts)}`);
      total = addCounts(total, counts);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(`\n${lines.join('\n')}`);
  return total;
}

const named = process.argv.slice(2);
const unknown = named.filter((name) => !STAGES.some((stage) => stage.name === name));
if (unknown.length > 0) {
  console.error(`No stage is called ${unknown.join(', ')}. Stages: ${STAGES.map((stage) => stage.name).join(', ')}`);
  process.exit(2);
}
try {
  await ensureModules();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.log(printCounts(FAILED));
  process.exit(1);
}
const total = await runStages(STAGES.filter((stage) => named.length === 0 || named.includes(stage.name)));
console.log(`\n${printCounts(total)}`);
process.exitCode = total.failed === 0 ? 0 : 1;
