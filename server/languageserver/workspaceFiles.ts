import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { languageKindOf } from '../languageservice/languageDocument';

/** Folders that hold copies of other people's files. */
const SKIPPED = new Set([
  'node_modules',
  'bower_components',
  'dist',
  'out',
  'build',
  'target',
  'vendor',
  '__pycache__',
]);

/** Limits that keep a start in a huge folder short. */
const MAX_ENTRIES = 100_000;
const MAX_FILES = 2_000;
/** No connector is larger. */
export const MAX_BYTES = 2_000_000;

export interface FoundFiles {
  /** Absolute paths of connector and project files. */
  readonly paths: readonly string[];
  /** True when a limit ended the search. */
  readonly cut: boolean;
}

/** Looks for connector files and `flexli.json` below a folder. Links are not followed; unreadable folders are skipped. */
export async function findFiles(folder: string): Promise<FoundFiles> {
  const paths: string[] = [];
  const folders = [folder];
  let entries = 0;
  for (let next = folders.shift(); next !== undefined; next = folders.shift()) {
    for (const entry of await readdir(next, { withFileTypes: true }).catch(() => [])) {
      if (++entries > MAX_ENTRIES || paths.length >= MAX_FILES) return { paths, cut: true };
      const full = path.join(next, entry.name);
      if (entry.isDirectory()) {
        if (!entry.name.startsWith('.') && !SKIPPED.has(entry.name)) folders.push(full);
      } else if (entry.isFile() && isWatched(entry.name)) {
        paths.push(full);
      }
    }
  }
  return { paths, cut: false };
}

/** The text of a file, or undefined when it cannot be read or is too large to be a connector. */
export async function readText(file: string): Promise<string | undefined> {
  try {
    const { size } = await stat(file);
    return size > MAX_BYTES ? undefined : await readFile(file, 'utf8');
  } catch {
    return undefined;
  }
}

function isWatched(name: string): boolean {
  const kind = languageKindOf(name);
  return kind === 'connector' || kind === 'project';
}
