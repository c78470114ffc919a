// @ts-check
// The stages of the test run, in order. Each is a list of commands; see scripts/test.mjs.
import path from 'node:path';

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {string[]} args arguments for node
 * @property {boolean} [counts] false: the step is one check by its exit code
 * @property {boolean} [required] when it fails, the steps after it are not run
 */
/**
 * @typedef {object} Stage
 * @property {string} name
 * @property {Step[]} steps
 * @property {boolean} [browser] whether the stage needs a browser
 */

const REPORTER = path.join('scripts', 'lib', 'mochaReporter.cjs');

/**
 * @param {string} name
 * @param {string[]} args
 * @returns {Step}
 */
function mocha(name, ...args) {
  return { name, args: [path.join('node_modules', 'mocha', 'bin', 'mocha.js'), '--reporter', REPORTER, ...args] };
}

/** @type {Step} */
const build = { name: 'build', args: ['esbuild.js', '--production'], counts: false, required: true };
/** @type {Step} */
const bundle = {
  name: 'package',
  args: [path.join('scripts', 'package.mjs'), '--built'],
  counts: false,
  required: true,
};

/** @type {readonly Stage[]} */
export const STAGES = [
  { name: 'architecture', steps: [mocha('architecture', 'test/architecture.test.ts')] },
  { name: 'lint', steps: [{ name: 'lint', args: [path.join('scripts', 'lint.mjs')] }] },
  { name: 'unit', steps: [mocha('unit', 'test/unit/**/*.test.ts')] },
  { name: 'conformance', steps: [mocha('conformance', 'test/conformance/**/*.test.ts')] },
  { name: 'golden', steps: [mocha('golden', 'test/golden/**/*.test.ts')] },
  { name: 'integration', steps: [build, mocha('integration', 'test/integration/**/*.test.ts')] },
  {
    name: 'e2e',
    browser: true,
    steps: [
      build,
      bundle,
      mocha('package contents', 'test/e2e/package.test.ts'),
      { name: 'suites', args: ['--import', 'tsx', 'test/e2e/runSuites.ts'] },
      mocha('walks', '--timeout', '120000', 'test/e2e/walks/**/*.test.ts'),
    ],
  },
];
