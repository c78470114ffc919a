// @ts-check
// Installs what a fresh clone lacks: the node modules by the lock file and, where one is needed, a browser.
// It needs Node alone. From the terminal: node scripts/ensure.mjs [--browser]
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { findBrowser } from './lib/browser.mjs';
import { npm, ROOT, run } from './lib/processes.mjs';

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, link?: boolean }} LockEntry */

/** Installs the node modules when they are missing or are not those of the lock file. */
export async function ensureModules() {
  if (modulesAreCurrent()) return;
  console.log('Installing the node modules by the lock file …');
  const [command, args, options] = npm(['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund']);
  const code = await run(command, args, options);
  if (code !== 0)
    throw new Error('npm ci failed. Its output above says why; run this command again when that is mended.');
}

/**
 * Finds a browser, else installs one.
 * @returns {Promise<string>} its path
 */
export async function ensureBrowser() {
  const found = await findBrowser();
  if (found) return found;
  if (process.env.CHROMIUM_PATH) throw new Error(`CHROMIUM_PATH names no file: ${process.env.CHROMIUM_PATH}`);
  console.log('No Chromium, Chrome or Edge found; installing one …');
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], { env });
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env });
  }
  const installed = await findBrowser();
  if (installed) return installed;
  await run(process.execPath, [path.join('node_modules', 'playwright-core', 'cli.js'), 'install', 'chromium']);
  const downloaded = await findBrowser();
  if (downloaded) return downloaded;
  throw new Error(
    'No browser could be installed. Install Chromium, Chrome or Edge, or set CHROMIUM_PATH to one, and run this command again.',
  );
}

/**
 * npm writes what it installed into node_modules/.package-lock.json, as the last thing. Everything of our lock file must
 * be there with the same version and content; optional packages may be missing, since they depend on the platform.
 */
function modulesAreCurrent() {
  const wanted = lockedPackages(path.join(ROOT, 'package-lock.json'));
  const installed = lockedPackages(path.join(ROOT, 'node_modules', '.package-lock.json'));
  if (!wanted) throw new Error('package-lock.json is missing or broken; take it from the repository again.');
  if (!installed) return false;
  return Object.entries(wanted).every(([place, entry]) => {
    if (place === '') return true;
    const own = installed[place];
    return own ? own.version === entry.version && own.integrity === entry.integrity : entry.optional === true;
  });
}

/**
 * @param {string} file
 * @returns {Record<string, LockEntry> | undefined}
 */
function lockedPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    await ensureModules();
    if (process.argv.includes('--browser')) console.log(await ensureBrowser());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
