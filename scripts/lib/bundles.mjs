// @ts-check
// What is bundled for dist/, and how.
import path from 'node:path';
import { ROOT } from './processes.mjs';

/**
 * @typedef {object} Bundle
 * @property {string} source the module that it begins with, from the root of the repository
 * @property {string} output its file
 * @property {boolean} [quick] whether its functions go without their names, since giving them takes time at every closure
 */

/** @type {readonly Bundle[]} */
export const BUNDLES = [
  { source: 'client/extension.ts', output: 'extension.cjs' },
  { source: 'client/emulatorHost.ts', output: 'emulator.cjs', quick: true },
  // Reading vscode-languageclient and node-fetch takes longer than the whole activation may.
  { source: 'client/language/createLanguageClient.ts', output: 'languageClient.cjs' },
  { source: 'client/accounts/createApi.ts', output: 'api.cjs' },
  { source: 'client/runs/skippedSteps.ts', output: 'runs.cjs' },
  { source: 'client/runs/requestOfStep.ts', output: 'requests.cjs' },
  { source: 'client/plan/planHost.ts', output: 'plan.cjs' },
  { source: 'client/workflows/compareHost.ts', output: 'compare.cjs' },
  // The server answers `initialize` before the rest of it is read.
  { source: 'server/languageserver/main.ts', output: 'languageServer.cjs', quick: true },
  { source: 'server/languageserver/connect.ts', output: 'languageServerRest.cjs', quick: true },
  { source: 'server/languageservice/json/stockService.ts', output: 'stockService.cjs', quick: true },
  { source: 'cli/main.ts', output: 'cli.cjs', quick: true },
];

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
      const bundle = BUNDLES.find(({ source }) => path.join(ROOT, source) === `${target}.ts`);
      return bundle && { path: `./${bundle.output}`, external: true };
    });
  },
};

/**
 * @param {Bundle} bundle
 * @param {string} folder where the bundle goes
 * @param {boolean} production whether it ships: minified, without a source map
 * @returns {import('esbuild').BuildOptions}
 */
export function bundleOptions(bundle, folder, production) {
  const { source, output, quick = false } = bundle;
  return {
    entryPoints: [path.join(ROOT, source)],
    outfile: path.join(folder, output),
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
    // Names of classes and functions stay where error names and logs show them.
    keepNames: production && !quick,
    sourcemap: production ? false : 'linked',
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
    plugins: [ownBundles],
  };
}
