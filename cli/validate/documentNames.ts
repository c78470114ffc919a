import { glob } from 'tinyglobby';

/** Folders that hold copies of other people's files. */
const SKIPPED = ['node_modules', 'bower_components', 'dist', 'out', 'build', 'target', 'vendor', '__pycache__'];

const DOCUMENTS = '**/*.{fewrk,fecon}.json';
const CONNECTORS = '**/*.fecon.json';
const PROJECTS = '**/flexli.json';

/**
 * Names of the workflows, connectors and project files below a folder, relative to it, with slashes, in order. Links to
 * folders are not followed, and folders whose name starts with a dot or that hold what was built are left out.
 */
export function documentNames(folder: string): Promise<readonly string[]> {
  return find(folder, [DOCUMENTS, PROJECTS]);
}

/** As `documentNames`, the connectors alone. */
export function connectorNames(folder: string): Promise<readonly string[]> {
  return find(folder, [CONNECTORS]);
}

async function find(folder: string, patterns: readonly string[]): Promise<readonly string[]> {
  const found = await glob(patterns, {
    cwd: folder,
    ignore: SKIPPED.map((name) => `**/${name}/**`),
    followSymbolicLinks: false,
    caseSensitiveMatch: false,
    expandDirectories: false,
  });
  return found.sort();
}
