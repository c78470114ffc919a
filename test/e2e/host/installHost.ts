import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { extractPackage, installDependencies } from './npmPackage';
import { PINS, runnableVersions } from './pins';
import type { HostPin } from './pins';

/** A VS Code server on this machine. */
export interface InstalledHost {
  /** Version of VS Code, for example `1.139.0`. */
  readonly vscodeVersion: string;
  /** The server's folder. */
  readonly folder: string;
  /** The Node that runs it. */
  readonly node: string;
}

interface Manifest {
  readonly version: string;
  readonly dependencies?: Record<string, string>;
}

interface Lock {
  readonly packages: Record<string, { readonly version?: string; dependencies?: Record<string, string> }>;
}

/** Changes with what this file lays down, so that older caches are not taken for it. */
const RECIPE = 1;
const PLATFORM = `${process.platform}-${process.arch}`;
const HERE = import.meta.dirname;

/** What server, extension host, terminal, file watcher and workbench load while running; the rest is left out. */
const DEPENDENCIES = new Set([
  '@microsoft/1ds-core-js',
  '@microsoft/1ds-post-js',
  '@parcel/watcher',
  '@vscode/fs-copyfile',
  '@vscode/iconv-lite-umd',
  '@vscode/proxy-agent',
  '@vscode/ripgrep',
  '@vscode/ripgrep-universal',
  '@vscode/tree-sitter-wasm',
  '@vscode/vscode-languagedetection',
  '@xterm/addon-clipboard',
  '@xterm/addon-image',
  '@xterm/addon-ligatures',
  '@xterm/addon-progress',
  '@xterm/addon-search',
  '@xterm/addon-serialize',
  '@xterm/addon-unicode11',
  '@xterm/addon-webgl',
  '@xterm/headless',
  '@xterm/xterm',
  'cookie',
  'http-proxy-agent',
  'https-proxy-agent',
  'jschardet',
  'katex',
  'minimist',
  'node-pty',
  'tas-client',
  'vscode-oniguruma',
  'vscode-regexpp',
  'vscode-textmate',
  'ws',
  'yauzl',
  'yazl',
]);

/** Built-in extensions that want accounts or the network, or only add weight. */
const UNWANTED_EXTENSIONS = [
  'copilot',
  'github',
  'mermaid-chat-features',
  'mermaid-markdown-features',
  'microsoft-authentication',
  'ms-vscode.js-debug-companion',
  'ms-vscode.vscode-js-profile-table',
  'simple-browser',
  'tunnel-forwarding',
];

/**
 * Lays a pinned version into a cache outside the repository, from the npm registry alone and without running any
 * package's install script. A second call finds it there.
 */
export function ensureHost(version: string): InstalledHost {
  const pin = PINS[version];
  if (!pin) throw new Error(`There is no pin for version ${version}; the pins are ${Object.keys(PINS).join(', ')}`);
  if (!runnableVersions().includes(version)) {
    throw new Error(`VS Code ${version} needs Node ${pin.minimumNode.join('.')} or newer on ${PLATFORM}`);
  }
  const target = path.join(cacheFolder(), `${version}-r${RECIPE}-${PLATFORM}`);
  if (!existsSync(target)) install(pin, target);
  const own = path.join(target, process.platform === 'win32' ? 'node.exe' : 'node');
  return {
    vscodeVersion: readManifest(path.join(target, 'server')).version,
    folder: path.join(target, 'server'),
    node: existsSync(own) ? own : process.execPath,
  };
}

function cacheFolder(): string {
  const { FLEXLI_VSCODE_CACHE, XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  const parent = process.platform === 'win32' ? LOCALAPPDATA : XDG_CACHE_HOME;
  return FLEXLI_VSCODE_CACHE ?? path.join(parent ?? path.join(os.homedir(), '.cache'), 'flexli-vscode-host');
}

function install(pin: HostPin, target: string): void {
  const begun = Date.now();
  mkdirSync(path.dirname(target), { recursive: true });
  // On the same file system as the target, so that the last step, the renaming, happens whole or not at all.
  const work = mkdtempSync(path.join(path.dirname(target), '.new-'));
  try {
    layDown(pin, work);
    renameSync(work, target);
    console.log(`Installed ${pin.server.spec} in ${((Date.now() - begun) / 1000).toFixed(1)} s`);
  } catch (error) {
    // Another process may have been faster.
    if (!existsSync(target)) throw error;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function layDown(pin: HostPin, work: string): void {
  const server = path.join(work, 'server');
  const unwanted = UNWANTED_EXTENSIONS.map((name) => `package/lib/vscode/extensions/${name}`);
  extractPackage(pin.server, work, {
    folder: server,
    member: 'package/lib/vscode',
    strip: 3,
    exclude: ['*.map', ...unwanted],
  });
  installServerDependencies(server);
  // The built-in JavaScript support needs its compiler, else it complains at the first file.
  installDependencies(path.join(server, 'extensions'));
  putStandIn(server, '@vscode/spdlog', 'spdlog.cjs');
  putStandIn(server, '@vscode/native-watchdog', 'watchdog.cjs');
  const ripgrep = pin.ripgrep?.[PLATFORM];
  if (ripgrep) {
    const folder = path.join(server, 'node_modules', '@vscode', 'ripgrep', 'bin');
    extractPackage(ripgrep, work, { folder, member: 'package/bin', strip: 2 });
  }
  dropForeignRipgreps(server);
  const node = pin.node?.[PLATFORM];
  const member = process.platform === 'win32' ? 'package/bin/node.exe' : 'package/bin/node';
  if (node) extractPackage(node, work, { folder: work, member, strip: 2 });
}

/** The exact versions and contents come from the lock file inside the server's package, which the pin covers. */
function installServerDependencies(server: string): void {
  const manifest = readManifest(server);
  const lockFile = path.join(server, 'npm-shrinkwrap.json');
  const lock = JSON.parse(readFileSync(lockFile, 'utf8')) as Lock;
  const wanted = Object.fromEntries(
    Object.entries(manifest.dependencies ?? {}).filter(([name]) => DEPENDENCIES.has(name)),
  );
  const reduced = { dependencies: wanted, devDependencies: {}, optionalDependencies: {} };
  Object.assign(lock.packages[''] ?? {}, reduced);
  writeFileSync(lockFile, JSON.stringify(lock));
  const bare = { ...manifest, ...reduced, overrides: undefined, scripts: undefined };
  writeFileSync(path.join(server, 'package.json'), JSON.stringify(bare));
  installDependencies(server);
  for (const name of Object.keys(wanted)) {
    const locked = lock.packages[`node_modules/${name}`]?.version;
    const { version } = readManifest(path.join(server, 'node_modules', name));
    if (version !== locked) throw new Error(`${name} ${version} was installed, the lock file says ${String(locked)}`);
  }
}

function putStandIn(server: string, name: string, file: string): void {
  const folder = path.join(server, 'node_modules', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name, version: '0.0.0', main: 'index.js' }));
  copyFileSync(path.join(HERE, 'standIns', file), path.join(folder, 'index.js'));
}

function dropForeignRipgreps(server: string): void {
  const folder = path.join(server, 'node_modules', '@vscode', 'ripgrep-universal', 'bin');
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    if (name !== PLATFORM) rmSync(path.join(folder, name), { recursive: true, force: true });
  }
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest;
}
