import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { glob } from 'tinyglobby';
import { PROJECT_FILE } from '../projectFile';
import type { ProjectFolder } from './projectFolder';

/** Folders that hold copies of other people's files. */
const SKIPPED = ['node_modules', 'bower_components', 'dist', 'out', 'build', 'target', 'vendor', '__pycache__'];

/**
 * A project on disk. Links to folders are not followed; hidden folders, those of `SKIPPED`, and projects inside the
 * project are left out.
 */
export function diskFolder(root: string): ProjectFolder {
  return {
    async list() {
      const [documents, projects] = await Promise.all([
        find(root, '**/*.{fewrk,fecon}.json'),
        find(root, `*/**/${PROJECT_FILE}`),
      ]);
      const inner = projects.map((file) => file.slice(0, -PROJECT_FILE.length));
      return documents.filter((file) => !inner.some((folder) => file.startsWith(folder)));
    },
    async read(file) {
      try {
        return await readFile(path.join(root, file), 'utf8');
      } catch (error) {
        if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) {
          return undefined;
        }
        throw error;
      }
    },
    async write(file, text) {
      const target = path.join(root, file);
      await mkdir(path.dirname(target), { recursive: true });
      await writeFile(target, text);
    },
  };
}

async function find(root: string, pattern: string): Promise<readonly string[]> {
  const found = await glob([pattern], {
    cwd: root,
    ignore: SKIPPED.map((name) => `**/${name}/**`),
    followSymbolicLinks: false,
    caseSensitiveMatch: false,
    expandDirectories: false,
  });
  return found.sort();
}
