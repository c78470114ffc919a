import { glob } from 'tinyglobby';

const DOCUMENTS = ['**/*.{fewrk,fecon}.json', '**/flexli.json'];

/** Folders that hold copies of other people's files. */
const SKIPPED = ['node_modules', 'bower_components', 'dist', 'out', 'build', 'target', 'vendor', '__pycache__'];

/**
 * Names of the workflows, connectors and project files below a folder, relative to it, with slashes, in order. Links to
 * folders are not followed, and folders whose name starts with a dot or that hold what was built are left out.
 */
export async function documentNames(folder: string): Promise<readonly string[]> {
  const found = await glob(DOCUMENTS, {
    cwd: folder,
    ignore: SKIPPED.map((name) => `**/${name}/**`),
    followSymbolicLinks: false,
    caseSensitiveMatch: false,
    expandDirectories: false,
  });
  return found.sort();
}
