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

/** Limits that keep a start in a huge folder short; workflows do not count against connectors. */
const MAX_ENTRIES = 100_000;
const MAX_FILES = 2_000;
/** No document is larger. */
export const MAX_BYTES = 2_000_000;
const READS_AT_ONCE = 8;

export interface FoundFiles {
  /** Absolute paths of connector and project files. */
  readonly paths: readonly string[];
  readonly workflows: readonly string[];
  /** True when a limit ended the search. */
  readonly cut: boolean;
}

/** Looks for our files below a folder. Links are not followed; unreadable folders are skipped. */
export async function findFiles(folder: string): Promise<FoundFiles> {
  const paths: string[] = [];
  const workflows: string[] = [];
  const folders = [folder];
  let entries = 0;
  for (let next = folders.shift(); next !== undefined; next = folders.shift()) {
    for (const entry of await readdir(next, { withFileTypes: true }).catch(() => [])) {
      if (++entries > MAX_ENTRIES || paths.length >= MAX_FILES) return { paths, workflows, cut: true };
      const full = path.join(next, entry.name);
      if (entry.isDirectory()) {
        if (!entry.name.startsWith('.') && !SKIPPED.has(entry.name)) folders.push(full);
      } else if (entry.isFile()) {
        const kind = languageKindOf(entry.name);
        if (kind === 'workflow' && workflows.length < MAX_FILES) workflows.push(full);
        if (kind === 'connector' || kind === 'project') paths.push(full);
      }
    }
  }
  return { paths, workflows, cut: false };
}

/** Reads files a few at a time; those that cannot be read are left out. */
export async function readTexts(files: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  const waiting = [...files];
  const worker = async () => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      const text = await readText(file);
      if (text !== undefined) texts.set(file, text);
    }
  };
  await Promise.all(Array.from({ length: READS_AT_ONCE }, worker));
  return texts;
}

/** The text of a file, or undefined when it cannot be read or is too large to be a document. */
export async function readText(file: string): Promise<string | undefined> {
  try {
    const { size } = await stat(file);
    return size > MAX_BYTES ? undefined : await readFile(file, 'utf8');
  } catch {
    return undefined;
  }
}
