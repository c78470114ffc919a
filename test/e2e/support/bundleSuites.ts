import { build } from 'esbuild';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import { ROOT } from '../../../scripts/lib/processes.mjs';

export interface BundledSuites {
  /** Module whose `run` VS Code calls. */
  readonly entry: string;
  readonly files: readonly string[];
}

/** Bundles the suites for the extension host, which reads neither TypeScript nor ESM, into out/e2e. */
export async function bundleSuites(): Promise<BundledSuites> {
  const folder = path.join(ROOT, 'out', 'e2e');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const suites = globSync('test/e2e/suites/*.suite.ts', { cwd: ROOT }).sort();
  const result = await build({
    entryPoints: ['test/e2e/host/suiteEntry.ts', ...suites],
    absWorkingDir: ROOT,
    outdir: folder,
    outbase: path.join(ROOT, 'test', 'e2e'),
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    // Each suite uses the mocha that runs it.
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
    metafile: true,
  });
  const outputs = Object.keys(result.metafile.outputs).map((file) => path.join(ROOT, file));
  const isEntry = (file: string): boolean => path.basename(file) === 'suiteEntry.cjs';
  const entry = outputs.find(isEntry);
  if (!entry) throw new Error('The entry of the suites was not bundled');
  return { entry, files: outputs.filter((file) => !isEntry(file)) };
}
