// @ts-check
// Starts programs so that nothing of them is left when we end. No dependencies.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const WINDOWS = process.platform === 'win32';
const TIDY_LIMIT = 5000;
const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
let guarded = false;

/**
 * Starts a program in a process group of its own, so that it can be ended with everything it started.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export function start(command, args, options = {}) {
  guard();
  const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit', detached: !WINDOWS, ...options });
  running.add(child);
  child.once('exit', () => {
    // What the program itself started may have outlived it.
    endGroup(child);
    running.delete(child);
  });
  return child;
}

/**
 * Runs a program to its end.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>} its exit code; 1 when a signal ended it or it could not be started
 */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = start(command, args, options);
    child.once('error', (error) => {
      console.error(`${command} could not be started: ${error.message}`);
      running.delete(child);
      resolve(1);
    });
    child.once('exit', (code) => {
      resolve(code ?? 1);
    });
  });
}

/**
 * How to call npm without a shell: the npm that runs us, else the one beside this Node.
 * @param {readonly string[]} args
 * @returns {[command: string, args: string[], options: { shell?: boolean }]}
 */
export function npm(args) {
  const beside = path.join(path.dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js');
  const script = process.env.npm_execpath ?? (WINDOWS && existsSync(beside) ? beside : undefined);
  if (script && /\.[cm]?js$/.test(script)) return [process.execPath, [script, ...args], {}];
  return ['npm', [...args], WINDOWS ? { shell: true } : {}];
}

/** @param {import('node:child_process').ChildProcess} child */
export function endGroup(child) {
  if (child.pid === undefined) return;
  if (WINDOWS) {
    if (child.exitCode === null) spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // The group has ended already.
  }
}

function guard() {
  if (guarded) return;
  guarded = true;
  const endAll = () => {
    for (const child of running) endGroup(child);
  };
  process.on('exit', endAll);
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      endGently().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143));
    });
  }
}

/** Asks every program to end, and gives it some seconds to tidy up; what it started itself may need some of them. */
export async function endGently() {
  const children = [...running];
  for (const child of children) if (!WINDOWS) child.kill('SIGTERM');
  const ended = children.map((child) => new Promise((resolve) => child.once('exit', resolve)));
  await Promise.race([Promise.all(ended), new Promise((resolve) => setTimeout(resolve, WINDOWS ? 0 : TIDY_LIMIT))]);
}
