import assert from 'node:assert/strict';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { temporaryFolder } from './emulatorSupport';
import { addDatabase, programBundle } from './programBundle';

/** A user that owns nothing, on every system of tests. */
const NOBODY = 65_534;

describe('emulator: bundled', () => {
  let folder: ReturnType<typeof temporaryFolder>;

  before(async () => {
    folder = temporaryFolder();
    await programBundle('flexli/emulator/server.ts', folder.path);
    writeFileSync(
      join(folder.path, 'main.cjs'),
      `const { startEmulator } = require('./server.cjs');
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

  function run(user: { readonly uid?: number; readonly gid?: number } = {}): string {
    const options = { cwd: folder.path, encoding: 'utf8', timeout: 15_000, ...user } as const;
    return execFileSync(process.execPath, ['main.cjs'], options).trim();
  }

  it('says that the database is missing when it does not lie beside the bundle', () => {
    assert.match(run(), /^EmulatorStartError incomplete-installation: .*put node-sqlite3-wasm.wasm beside the bundle/);
  });

  it('finds the database beside the bundle', () => {
    addDatabase(folder.path);
    assert.equal(run(), 'started and closed');
  });

  if (process.platform === 'win32') {
    it.skip('says that its data may only be read: skipped, since Windows has no such permissions');
  } else {
    it('says that its data may only be read', () => {
      chmodSync(folder.path, 0o777);
      chmodSync(join(folder.path, 'data.db'), 0o444);
      // Permissions do not bind the administrator, so that somebody else has to try.
      const message = run(process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {});
      assert.match(message, /^EmulatorStartError data-unavailable: .*data\.db cannot be opened for writing/);
    });
  }
});
