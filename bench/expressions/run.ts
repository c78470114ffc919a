import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import type { BenchOptions } from '../options';
import type { measure, TaskName } from './measured';

/** How much of the time of the npm package `jmespath` reading may take; it keeps no positions and does not recover. */
const TARGET = 1;
const TARGET_NANOSECONDS = 1_000;

/** How long an expression takes to read, against the npm package `jmespath` in the same run. Both as they ship: bundled. */
export async function run(options: BenchOptions): Promise<void> {
  const medians = (await bundled()).measure();
  for (const name of Object.keys(medians) as TaskName[]) {
    process.stdout.write(`${name.padEnd(24)}${medians[name].toFixed(0).padStart(8)} ns\n`);
  }
  const ratio = medians.parse / medians['parse by jmespath'];
  const reached = ratio <= TARGET || medians.parse <= TARGET_NANOSECONDS;
  process.stdout.write(
    `${'parse against jmespath'.padEnd(24)}${ratio.toFixed(2).padStart(8)}${reached ? '' : '  missed'}\n`,
  );
  if (options.json !== undefined) {
    const results = { part: 'expressions', unit: 'ns', medians, ratio };
    writeFileSync(options.json, `${JSON.stringify(results, undefined, 2)}\n`);
  }
}

/** Modules that the loader of TypeScript serves one by one are slower than what ships. */
async function bundled(): Promise<{ measure: typeof measure }> {
  const { outputFiles } = await build({
    entryPoints: [path.resolve('bench/expressions/measured.ts')],
    bundle: true,
    minify: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node20',
  });
  const code = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64');
  return (await import(`data:text/javascript;base64,${code}`)) as { measure: typeof measure };
}
