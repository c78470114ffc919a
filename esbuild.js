// @ts-check
// Bundles what ships into dist/. `node esbuild.js [--production] [--watch]`; --production minifies and leaves source maps out.
// Nothing is written there before all of it is built, and then each file at once: an extension may be running from there.
import { build, context } from 'esbuild';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { BUNDLES, bundleOptions } from './scripts/lib/bundles.mjs';
import { thirdPartyNotices } from './scripts/lib/notices.mjs';
import { placeFiles, removeOthers } from './scripts/lib/placeFiles.mjs';
import { ROOT } from './scripts/lib/processes.mjs';

const production = process.argv.includes('--production');
const dist = path.join(ROOT, 'dist');
const DATABASE = 'node-sqlite3-wasm.wasm';

/** @param {Iterable<readonly [string, Uint8Array]>} files by name */
function place(files) {
  return placeFiles(dist, new Map(files), path.join(ROOT, 'out'));
}

/** @returns {readonly [string, Uint8Array]} */
function database() {
  return [DATABASE, readFileSync(path.join(ROOT, 'node_modules', 'node-sqlite3-wasm', 'dist', DATABASE))];
}

/** @param {readonly import('esbuild').OutputFile[] | undefined} outputs */
function named(outputs = []) {
  return outputs.map(({ path: file, contents }) => /** @type {const} */ ([path.basename(file), contents]));
}

/** @param {import('./scripts/lib/bundles.mjs').Bundle} bundle */
function options(bundle) {
  return { ...bundleOptions(bundle, dist, production), write: false };
}

/** Builds again whatever a change of its sources asks for, until it is ended. */
async function watch() {
  place([database()]);
  /** @type {import('esbuild').Plugin} */
  const placing = {
    name: 'placing',
    setup({ onEnd }) {
      onEnd(({ outputFiles, errors }) => {
        if (errors.length === 0) for (const name of place(named(outputFiles))) console.log(`dist/${name}`);
      });
    },
  };
  for (const bundle of BUNDLES) {
    const { plugins = [], ...rest } = options(bundle);
    await (await context({ ...rest, plugins: [...plugins, placing] })).watch();
  }
  console.log('Watching; Ctrl+C ends it.');
}

async function buildAll() {
  const begun = Date.now();
  const results = await Promise.allSettled(BUNDLES.map((bundle) => build(options(bundle))));
  const built = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  if (built.length < results.length) {
    // esbuild has printed what is wrong.
    console.error('dist/ stays as it was.');
    process.exitCode = 1;
    return;
  }
  const notices = thirdPartyNotices(built.map(({ metafile }) => metafile));
  const files = new Map([
    ...built.flatMap(({ outputFiles }) => named(outputFiles)),
    database(),
    /** @type {const} */ (['THIRD-PARTY-NOTICES.txt', Buffer.from(notices)]),
  ]);
  const changed = place(files);
  removeOthers(dist, new Set(files.keys()));
  for (const { output } of BUNDLES) {
    const size = (files.get(output)?.length ?? 0) / 1024;
    console.log(`${`dist/${output}`.padEnd(30)} ${size.toFixed(0).padStart(6)} kB`);
  }
  console.log(`built in ${Date.now() - begun} ms, ${changed.length} of ${files.size} files changed`);
}

await (process.argv.includes('--watch') ? watch() : buildAll());
