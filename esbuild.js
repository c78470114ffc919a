// @ts-check
// Bundles what ships into dist/. `node esbuild.js [--production] [--watch]`; --production minifies and leaves source maps out.
import { context } from 'esbuild';
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { BUNDLES, bundleOptions } from './scripts/lib/bundles.mjs';
import { thirdPartyNotices } from './scripts/lib/notices.mjs';
import { ROOT } from './scripts/lib/processes.mjs';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');
const dist = path.join(ROOT, 'dist');

/** Removes what earlier builds left, such as source maps, but not what a running extension may still be reading. */
function prepare() {
  mkdirSync(dist, { recursive: true });
  const kept = new Set([...BUNDLES.map(({ output }) => output), 'node-sqlite3-wasm.wasm']);
  for (const file of readdirSync(dist)) {
    if (!kept.has(file)) rmSync(path.join(dist, file), { recursive: true, force: true });
  }
  copyFileSync(
    path.join(ROOT, 'node_modules', 'node-sqlite3-wasm', 'dist', 'node-sqlite3-wasm.wasm'),
    path.join(dist, 'node-sqlite3-wasm.wasm'),
  );
}

async function main() {
  const begun = Date.now();
  prepare();
  const entries = BUNDLES.filter(({ source }) => {
    const there = existsSync(path.join(ROOT, source));
    if (!there) console.log(`${source} does not exist yet; skipped`);
    return there;
  });
  const contexts = await Promise.all(entries.map((entry) => context(bundleOptions(entry, dist, production))));
  if (watch) {
    await Promise.all(contexts.map((one) => one.watch()));
    console.log('Watching; Ctrl+C ends it.');
    return;
  }
  const results = await Promise.allSettled(contexts.map((one) => one.rebuild()));
  await Promise.all(contexts.map((one) => one.dispose()));
  const metafiles = [];
  for (const [index, result] of results.entries()) {
    if (result.status === 'rejected') {
      // esbuild has printed what is wrong.
      process.exitCode = 1;
      continue;
    }
    metafiles.push(result.value.metafile);
    const size = Object.values(result.value.metafile?.outputs ?? {}).reduce((sum, { bytes }) => sum + bytes, 0);
    console.log(`${`dist/${entries[index]?.output ?? ''}`.padEnd(26)} ${(size / 1024).toFixed(0).padStart(6)} kB`);
  }
  writeFileSync(path.join(dist, 'THIRD-PARTY-NOTICES.txt'), thirdPartyNotices(metafiles));
  console.log(`built in ${Date.now() - begun} ms`);
}

await main();
