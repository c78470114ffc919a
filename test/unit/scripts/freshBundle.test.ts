import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freshBundle, isFresh } from '../../../scripts/lib/freshBundle.mjs';

describe('bundles of the terminal', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(path.join(os.tmpdir(), 'flexli-bundle-'));
  });
  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });

  /** Writes a file that was changed at a second since 1970. */
  function write(file: string, second: number, text = ''): void {
    const full = path.join(root, file);
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, text);
    utimesSync(full, second, second);
  }

  function checkFresh(files: Readonly<Record<string, number>>, expected: boolean): void {
    for (const [file, second] of Object.entries(files)) write(file, second);
    assert.equal(isFresh(path.join(root, 'dist/cli.cjs'), root), expected);
  }

  it('are built when missing', () => {
    checkFresh({ 'cli/main.ts': 100 }, false);
  });

  it('are built when a source is newer', () => {
    checkFresh({ 'dist/cli.cjs': 200, 'cli/main.ts': 100, 'flexli/model/deep/json.ts': 201 }, false);
  });

  it('are built when what they are built by is newer', () => {
    checkFresh({ 'dist/cli.cjs': 200, 'cli/main.ts': 100, 'package-lock.json': 201 }, false);
  });

  it('are taken as they are when nothing of theirs is newer', () => {
    checkFresh({ 'dist/cli.cjs': 200, 'cli/main.ts': 100, 'schemas/a.json': 200, 'docs/guide.md': 300 }, true);
  });

  it('are built once for all who wait', async () => {
    write('cli/main.ts', 100);
    write(
      'esbuild.js',
      100,
      "const fs = require('node:fs'); fs.mkdirSync('dist'); fs.writeFileSync('dist/cli.cjs', '');",
    );
    const wanted = path.join(root, 'dist/cli.cjs');
    // Making the folder twice would fail.
    assert.deepEqual(await Promise.all([1, 2, 3].map(() => freshBundle('cli.cjs', root))), [wanted, wanted, wanted]);
  });

  it('say what to do when they cannot be built', async () => {
    write('esbuild.js', 100, 'process.exit(1)');
    await assert.rejects(freshBundle('cli.cjs', root), /could not be built.*npm ci/);
    await assert.rejects(freshBundle('cli.cjs', root), /could not be built/, 'the turn was given back');
  });
});
