// @ts-check
// Gives the bundle of a program, built first when it is missing or older than its sources. Writes to stderr only, since the
// program itself may own stdout.
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { ROOT } from './processes.mjs';

const SOURCES = ['flexli', 'server', 'schemas', 'cli', 'esbuild.js', 'scripts/lib/bundles.mjs', 'package-lock.json'];

/** Milliseconds after which a build that another process began counts as broken off. */
const BUILD_LIMIT = 60_000;

/**
 * Runs a bundle of dist/ in this process, with the arguments that the process has.
 * @param {string} name such as `cli.cjs`
 */
export async function runBundle(name) {
  try {
    await import(pathToFileURL(await freshBundle(name)).href);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

/**
 * @param {string} name
 * @param {string} [root] of the checkout
 * @returns {Promise<string>} its path
 */
export async function freshBundle(name, root = ROOT) {
  const bundle = path.join(root, 'dist', name);
  if (isFresh(bundle, root)) return bundle;
  const release = await takeTurn(path.join(root, 'node_modules', '.cache', 'flexli-build'));
  try {
    // Another process may have built it while we waited.
    if (!isFresh(bundle, root)) await build(root);
  } finally {
    release();
  }
  return bundle;
}

/**
 * @param {string} bundle
 * @param {string} root
 */
export function isFresh(bundle, root) {
  const built = changedAt(bundle);
  return built > 0 && SOURCES.every((source) => newestIn(path.join(root, source)) <= built);
}

/**
 * When the newest of the files at and below a place was changed, in milliseconds since 1970.
 * @param {string} place
 * @returns {number}
 */
function newestIn(place) {
  try {
    const entries = readdirSync(place, { withFileTypes: true });
    return Math.max(0, ...entries.map((entry) => newestIn(path.join(place, entry.name))));
  } catch {
    return changedAt(place);
  }
}

/**
 * @param {string} file
 * @returns {number} 0 when there is none
 */
function changedAt(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/**
 * One process builds at a time.
 * @param {string} lock
 * @returns {Promise<() => void>} gives the turn to others
 */
async function takeTurn(lock) {
  mkdirSync(path.dirname(lock), { recursive: true });
  for (;;) {
    try {
      mkdirSync(lock);
      return () => rmSync(lock, { recursive: true, force: true });
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    }
    if (Date.now() - changedAt(lock) > BUILD_LIMIT) rmSync(lock, { recursive: true, force: true });
    else await sleep(100);
  }
}

/**
 * @param {string} root
 * @returns {Promise<void>}
 */
function build(root) {
  console.error('Building flexli …');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['esbuild.js', '--production'], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error('flexli could not be built; the output above says why. Is “npm ci” missing?'));
    });
  });
}
