import { stat } from 'node:fs/promises';
import path from 'node:path';
import { PROJECT_FILE } from '../../flexli/project/projectFile';
import { readTextFile } from './readFile';

/** A `flexli.json` that was found above a document. */
export interface FoundProject {
  /** Absolute path. */
  readonly path: string;
  readonly text: string;
}

/** The project files that documents belong to: each to the nearest one above it, inside its repository. */
export class ProjectFiles {
  readonly #byFolder = new Map<string, FoundProject | undefined>();

  /** Looks for the project files of these absolute paths. */
  async add(files: readonly string[]): Promise<void> {
    for (const folder of new Set(files.map((file) => path.dirname(file)))) await this.#find(folder);
  }

  projectOf(file: string): FoundProject | undefined {
    return this.#byFolder.get(path.dirname(file));
  }

  /** Absolute paths of the folders that hold a project file. */
  get folders(): readonly string[] {
    const paths = [...this.#byFolder.values()].flatMap((project) => project?.path ?? []);
    return [...new Set(paths)].map((file) => path.dirname(file)).sort();
  }

  async #find(folder: string): Promise<FoundProject | undefined> {
    if (this.#byFolder.has(folder)) return this.#byFolder.get(folder);
    const found = (await projectIn(folder)) ?? (await this.#findAbove(folder));
    this.#byFolder.set(folder, found);
    return found;
  }

  async #findAbove(folder: string): Promise<FoundProject | undefined> {
    const parent = path.dirname(folder);
    // A repository ends where its history lies; what is above belongs to somebody else.
    if (parent === folder || (await isThere(path.join(folder, '.git')))) return undefined;
    return this.#find(parent);
  }
}

async function projectIn(folder: string): Promise<FoundProject | undefined> {
  const file = path.join(folder, PROJECT_FILE);
  const read = await readTextFile(file, file);
  return read.ok ? { path: file, text: read.text } : undefined;
}

async function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
