// @ts-check
// Bundles what ships into dist/. `node esbuild.js [--production] [--watch]`; --production minifies and leaves source maps out.
import { context } from 'esbuild';
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { thirdPartyNotices } from './scripts/lib/notices.mjs';
import { ROOT } from './scripts/lib/processes.mjs';

const ENTRIES = [
  { source: 'client/extension.ts', output: 'extension.cjs' },
  { source: 'client/emulatorHost.ts', output: 'emulator.cjs' },
  // Reading vscode-languageclient and node-fetch takes longer than the whole activation may.
  { source: 'client/language/createLanguageClient.ts', output: 'languageClient.cjs' },
  { source: 'client/accounts/createApi.ts', output: 'api.cjs' },
  { source: 'client/runs/skippedSteps.ts', output: 'runs.cjs' },
  { source: 'server/languageserver/main.ts', output: 'languageServer.cjs' },
  { source: 'cli/main.ts', output: 'cli.cjs' },
];

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');
const dist = path.join(ROOT, 'dist');

/**
 * A dynamic import of a module that has a bundle of its own is left as one, so that its code is read when first used.
 * @type {import('esbuild').Plugin}
 */
const ownBundles = {
  name: 'own-bundles',
  setup(build) {
    build.onResolve({ filter: /^\./ }, ({ path: specifier, resolveDir, kind }) => {
      if (kind !== 'dynamic-import') return undefined;
      const target = path.resolve(resolveDir, specifier).replace(/\.(ts|js)$/, '');
      const entry = ENTRIES.find(({ source }) => path.join(ROOT, source) === `${target}.ts`);
      return entry && { path: `./${entry.output}`, external: true };
    });
  },
};

/**
 * @param {{ source: string, output: string }} entry
 * @returns {import('esbuild').BuildOptions}
 */
function optionsOf({ source, output }) {
  return {
    entryPoints: [path.join(ROOT, source)],
    outfile: path.join(dist, output),
    absWorkingDir: ROOT,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    // The UMD builds of vscode-json-languageservice and its kin cannot be bundled; their ESM builds can.
    mainFields: ['module', 'main'],
    external: ['vscode'],
    // VS Code puts its proxy and certificates into these modules of its extension host by their bare names only.
    alias: { 'node:http': 'http', 'node:https': 'https', 'node:net': 'net', 'node:tls': 'tls' },
    // Bundles of our own are required, which every host of extensions supports.
    supported: { 'dynamic-import': false },
    // ESM packages ask for their own address, which a CommonJS bundle has under another name.
    define: { 'import.meta.url': 'bundleUrl' },
    banner: { js: "const bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
    minify: production,
    // Names of classes and functions stay: error names and logs show them.
    keepNames: production,
    sourcemap: production ? false : 'linked',
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
    plugins: [ownBundles],
  };
}

/** Removes what earlier builds left, such as source maps, but not what a running extension may still be reading. */
function prepare() {
  mkdirSync(dist, { recursive: true });
  const kept = new Set([...ENTRIES.map(({ output }) => output), 'node-sqlite3-wasm.wasm']);
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
  const entries = ENTRIES.filter(({ source }) => {
    const there = existsSync(path.join(ROOT, source));
    if (!there) console.log(`${source} does not exist yet; skipped`);
    return there;
  });
  const contexts = await Promise.all(entries.map((entry) => context(optionsOf(entry))));
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
