import { execFileSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { endGroup, start } from '../../../scripts/lib/processes.mjs';
import type { InstalledHost } from './installHost';
import { QUIET_SETTINGS } from './settings';

export interface ServerOptions {
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Packages that are installed as a user would. */
  readonly vsix?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** True leaves workspace trust on. */
  readonly workspaceTrust?: boolean;
  /** Asked of whoever opens the address; without it everybody on this machine may. */
  readonly connectionToken?: string;
}

/** A running VS Code server on a loopback port. */
export interface VsCodeServer {
  readonly port: number;
  /** Everything the server writes: settings, logs, storage of extensions. Removed at the end. */
  readonly dataFolder: string;
  log(): string;
  /** Settles with what happened when the server ends. */
  readonly ended: Promise<string>;
  /** Settles with what happened when an extension host ends. */
  readonly extensionHostEnded: Promise<string>;
  close(): Promise<void>;
}

/** Sockets lie in it, whose paths must be short; those of macOS are too long for them. */
const TEMPORARY = process.platform === 'darwin' ? '/tmp' : os.tmpdir();
const START_LIMIT = 60_000;
const EXTENSION_HOST_END = /Extension Host Process exited with (code: (?:-?\d+|null), signal: \w+)/;

/** Starts a VS Code server with a data folder of its own. */
export async function startServer(host: InstalledHost, options: ServerOptions = {}): Promise<VsCodeServer> {
  const folder = mkdtempSync(path.join(TEMPORARY, 'flexli-host-'));
  let server: ChildProcess | undefined;
  const remove = (): void => {
    // What the server started may write into the folder as long as it lives.
    if (server) endGroup(server);
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  };
  process.once('exit', remove);
  try {
    const dataFolder = writeUserData(folder, options.settings ?? {});
    const env = environment(folder, options.env ?? {});
    for (const file of options.vsix ?? []) installExtension(host, dataFolder, file, env);
    server = startProcess(host, dataFolder, env, options);
    return await launch(server, dataFolder, () => {
      process.off('exit', remove);
      remove();
    });
  } catch (error) {
    process.off('exit', remove);
    remove();
    throw error;
  }
}

function writeUserData(folder: string, settings: Readonly<Record<string, unknown>>): string {
  const dataFolder = path.join(folder, 'data');
  const user = path.join(dataFolder, 'data', 'User');
  mkdirSync(user, { recursive: true });
  writeFileSync(path.join(user, 'settings.json'), JSON.stringify({ ...QUIET_SETTINGS, ...settings }, null, 2));
  return dataFolder;
}

/** What a VS Code or an npm around us has set must not reach the one we start. */
function environment(folder: string, added: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  // VS Code puts its sockets here. A socket's path may have 107 characters only, so the name is short.
  const temporary = path.join(folder, 't');
  mkdirSync(temporary);
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(VSCODE_|ELECTRON_|npm_|NODE_OPTIONS$)/.test(name),
  );
  return {
    ...Object.fromEntries(inherited),
    EXTENSIONS_GALLERY: '{}',
    GIT_TERMINAL_PROMPT: '0',
    TMPDIR: temporary,
    XDG_RUNTIME_DIR: temporary,
    ...added,
  };
}

function installExtension(host: InstalledHost, dataFolder: string, file: string, env: NodeJS.ProcessEnv): void {
  const args = ['--accept-server-license-terms', '--server-data-dir', dataFolder, '--install-extension', file];
  execFileSync(host.node, [path.join('out', 'server-main.js'), ...args], {
    cwd: host.folder,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: START_LIMIT,
  });
}

function startProcess(
  host: InstalledHost,
  dataFolder: string,
  env: NodeJS.ProcessEnv,
  options: ServerOptions,
): ChildProcess {
  return start(host.node, serverArguments(dataFolder, options), {
    cwd: host.folder,
    env: { ...env, FLEXLI_HOST_RUNNER: String(process.pid), FLEXLI_HOST_KEY: randomBytes(32).toString('hex') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Waits until the server listens. */
async function launch(child: ChildProcess, dataFolder: string, remove: () => void): Promise<VsCodeServer> {
  let text = '';
  const listeners = new Set<(text: string) => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      for (const listener of listeners) listener(text);
    });
  }
  const found = (pattern: RegExp): Promise<string> =>
    new Promise((resolve) => {
      listeners.add((all) => {
        const match = pattern.exec(all)?.[1];
        if (match !== undefined) resolve(match);
      });
    });
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => {
      resolve(`the VS Code server could not be started: ${error.message}`);
    });
    child.once('exit', (code, signal) => {
      resolve(`the VS Code server ended (${signal ?? String(code)})`);
    });
  });
  const extensionHostEnded = found(EXTENSION_HOST_END);
  const close = async (): Promise<void> => {
    await endServer(child);
    remove();
  };
  const late = new Promise<string>((resolve) => {
    setTimeout(resolve, START_LIMIT, `the VS Code server did not start in ${START_LIMIT / 1000} s`).unref();
  });
  const failed = Promise.race([ended, late]).then((what) => {
    throw new Error(`${what}\n${text.slice(-4000)}`);
  });
  try {
    const port = await Promise.race([found(/Extension host agent listening on (\d+)/), failed]);
    failed.catch(() => undefined);
    return { port: Number(port), dataFolder, log: () => text, ended, extensionHostEnded, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function serverArguments(dataFolder: string, options: ServerOptions): string[] {
  return [
    '--require',
    path.join(import.meta.dirname, 'preload.cjs'),
    path.join('out', 'server-main.js'),
    '--host',
    '127.0.0.1',
    '--port',
    '0',
    ...(options.connectionToken === undefined
      ? ['--without-connection-token']
      : ['--connection-token', options.connectionToken]),
    '--accept-server-license-terms',
    '--server-data-dir',
    dataFolder,
    '--telemetry-level',
    'off',
    '--disable-update-check',
    '--disable-getting-started-override',
    ...(options.workspaceTrust ? [] : ['--disable-workspace-trust']),
  ];
}

async function endServer(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const exit = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await Promise.race([exit, new Promise((resolve) => setTimeout(resolve, 3000))]);
  }
  endGroup(child);
}
