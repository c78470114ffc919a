// @ts-check
// Builds, starts the local engine and opens a VS Code with the extension and a copy of examples/: the desktop one where
// `code` is on the PATH, else, or with --browser, one for the browser. Ctrl+C ends everything.
import { randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureModules } from './ensure.mjs';
import { desktopCode } from './lib/desktopCode.mjs';
import { startLocalEngine } from './lib/localEngine.mjs';
import { endGently, ROOT, run, start } from './lib/processes.mjs';

/** Newer versions of VS Code do not ask at the start, so that a person would have to find out why nothing can be run. */
const SETTINGS = { 'security.workspace.trust.startupPrompt': 'once' };

async function main() {
  await ensureModules();
  const packed = await run(process.execPath, [path.join('scripts', 'package.mjs')]);
  if (packed !== 0) throw new Error('The extension could not be built; the output above says why.');

  const folder = mkdtempSync(path.join(os.tmpdir(), 'flexli-start-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const examples = path.join(folder, 'examples');
  cpSync(path.join(ROOT, 'examples'), examples, { recursive: true });

  const local = await startLocalEngine(path.join(folder, 'local.sqlite'));
  console.log(`The local engine answers at ${local.env.FLEXLI_LOCAL_API}`);
  const window = openWindow(folder, examples, { ...process.env, ...local.env });
  const ended = await Promise.race([
    window.then((code) => ({ code, what: 'VS Code was closed.' })),
    local.ended.then((code) => ({ code: code || 1, what: 'The local engine ended.' })),
  ]);
  console.log(ended.what);
  await endGently();
  process.exit(ended.code);
}

/**
 * Opens VS Code and waits until it is closed.
 * @param {string} folder for what VS Code keeps
 * @param {string} examples
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} the exit code
 */
function openWindow(folder, examples, env) {
  const desktop = process.argv.includes('--browser') ? undefined : desktopCode();
  if (desktop) {
    console.log('Opening VS Code. Ctrl+C here, or closing its window, ends the local engine.');
    // A data folder of its own makes it a VS Code of its own, which gets our environment.
    const userData = path.join(folder, 'user-data');
    mkdirSync(path.join(userData, 'User'), { recursive: true });
    writeFileSync(path.join(userData, 'User', 'settings.json'), JSON.stringify(SETTINGS, undefined, 2));
    const args = [
      ...desktop.args,
      '--new-window',
      '--wait',
      '--user-data-dir',
      userData,
      '--extensions-dir',
      path.join(folder, 'extensions'),
      `--extensionDevelopmentPath=${ROOT}`,
      examples,
    ];
    return run(desktop.command, desktop.shell ? args.map((arg) => `"${arg}"`) : args, { env, shell: desktop.shell });
  }
  const serve = path.join('test', 'e2e', 'host', 'serve.ts');
  const args = ['--import', 'tsx', serve, '--open', examples, '--vsix', path.join(ROOT, 'flexli.vsix')];
  const token = randomBytes(16).toString('hex');
  return new Promise((resolve) => {
    start(process.execPath, args, { env: { ...env, FLEXLI_CONNECTION_TOKEN: token } })
      .once('exit', (code) => resolve(code ?? 1))
      .once('error', () => resolve(1));
  });
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
