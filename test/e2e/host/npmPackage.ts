import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { npm } from '../../../scripts/lib/processes.mjs';
import type { PinnedPackage } from './pins';

/** What to take out of a package's archive. */
export interface Extraction {
  /** The folder to fill; made when missing. */
  readonly folder: string;
  /** File or folder inside the archive, which begins with `package/`. */
  readonly member: string;
  /** How many leading path parts are dropped. */
  readonly strip: number;
  /** Patterns that are left out. */
  readonly exclude?: readonly string[];
}

/** Fetches a package from the npm registry, checks it against its pin and unpacks a part of it. */
export function extractPackage(pin: PinnedPackage, workFolder: string, extraction: Extraction): void {
  const archive = fetchArchive(pin, workFolder);
  const { folder, member, strip, exclude = [] } = extraction;
  mkdirSync(folder, { recursive: true });
  const excluded = exclude.map((pattern) => `--exclude=${pattern}`);
  execFileSync('tar', ['-xzf', archive, '-C', folder, `--strip-components=${strip}`, ...excluded, member]);
  rmSync(archive);
}

/** Installs the dependencies of a folder's package.json by its lock file; no install script is run. */
export function installDependencies(folder: string): void {
  callNpm(['install', '--omit=dev', '--legacy-peer-deps'], folder);
}

function fetchArchive({ spec, integrity }: PinnedPackage, folder: string): string {
  const answer = JSON.parse(callNpm(['pack', spec, '--json', '--pack-destination', folder], folder)) as unknown;
  const [info] = Object.values(answer as Record<string, { readonly filename: string }>);
  if (!info) throw new Error(`npm pack ${spec} named no file`);
  const archive = path.join(folder, path.basename(info.filename));
  const actual = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
  if (actual !== integrity) throw new Error(`${spec} has the content ${actual}, which is not the pinned ${integrity}`);
  return archive;
}

function callNpm(args: readonly string[], cwd: string): string {
  const [command, all, options] = npm([...args, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
  return execFileSync(command, all, { cwd, stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8', ...options });
}
