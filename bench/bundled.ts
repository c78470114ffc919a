import { createRequire } from 'node:module';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BuildOptions } from 'esbuild';
import { build } from 'esbuild';

const ROOT = path.resolve(import.meta.dirname, '..');

/** As what ships is bundled. */
const AS_SHIPPED = {
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node20',
  mainFields: ['module', 'main'],
  logLevel: 'error',
} as const satisfies BuildOptions;

/**
 * A module of the repository, bundled as what ships is. The loader of TypeScript serves modules one by one and keeps
 * the names of functions, both of which take time that users do not wait for.
 *
 * @param file from the root of the repository
 */
export async function bundled<M>(file: string): Promise<M> {
  return inFolder(async (folder) => {
    const outfile = path.join(folder, 'bundle.cjs');
    await build({ ...AS_SHIPPED, entryPoints: [path.join(ROOT, file)], outfile, format: 'cjs' });
    return createRequire(import.meta.url)(outfile) as M;
  });
}

/** Runs something with a folder of its own, which is gone afterwards. */
export async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'flexli-bench-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
