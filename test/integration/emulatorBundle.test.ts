import assert from 'node:assert/strict';
import { copyFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { temporaryFolder } from './emulatorSupport';

const require = createRequire(import.meta.url);

/** What ships is a bundle in a folder without node modules; this one is built like it. */
describe('emulator: bundled', () => {
  let folder: ReturnType<typeof temporaryFolder>;

  before(async () => {
    folder = temporaryFolder();
    await build({
      entryPoints: [fileURLToPath(new URL('../../flexli/emulator/server.ts', import.meta.url))],
      outfile: join(folder.path, 'emulator.cjs'),
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      mainFields: ['module', 'main'],
      supported: { 'dynamic-import': false },
      define: { 'import.meta.url': 'bundleUrl' },
      banner: { js: "const bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
      minify: true,
      logLevel: 'error',
    });
    writeFileSync(
      join(folder.path, 'main.cjs'),
      `const { startEmulator } = require('./emulator.cjs');
      const validator = { validate: () => Promise.resolve([]) };
      startEmulator({ port: 0, dataFile: 'data.db', clientId: 'id', clientSecret: 'secret', validator }).then(
        (emulator) => emulator.close().then(() => console.log('started and closed')),
        (error) => console.log(error.name + ' ' + error.problem + ': ' + error.message),
      );`,
    );
  });
  after(() => {
    folder.remove();
  });

  function run(): string {
    return execFileSync(process.execPath, ['main.cjs'], { cwd: folder.path, encoding: 'utf8', timeout: 15_000 }).trim();
  }

  it('says that the database is missing when it does not lie beside the bundle', () => {
    assert.match(run(), /^EmulatorStartError incomplete-installation: .*put node-sqlite3-wasm.wasm beside the bundle/);
  });

  it('finds the database beside the bundle', () => {
    copyFileSync(
      join(require.resolve('node-sqlite3-wasm'), '..', 'node-sqlite3-wasm.wasm'),
      join(folder.path, 'node-sqlite3-wasm.wasm'),
    );
    assert.equal(run(), 'started and closed');
  });
});
