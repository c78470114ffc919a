import { copyFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';
import { bundleOptions } from '../../scripts/lib/bundles.mjs';

const require = createRequire(import.meta.url);

/**
 * Bundles a module as what ships is bundled, into a folder without node modules.
 *
 * @param source from the root of the repository
 * @returns the path of the bundle
 */
export async function programBundle(source: string, folder: string): Promise<string> {
  const output = `${path.basename(source, '.ts')}.cjs`;
  await build(bundleOptions({ source, output, quick: true }, folder, true));
  return path.join(folder, output);
}

/** Lays the database beside a bundle that needs it. */
export function addDatabase(folder: string): void {
  const name = 'node-sqlite3-wasm.wasm';
  copyFileSync(require.resolve(`node-sqlite3-wasm/dist/${name}`), path.join(folder, name));
}
