import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../scripts/lib/processes.mjs';
import { readZip } from '../support/zip';
import type { ZipEntry } from '../support/zip';

const MEGABYTE = 1024 * 1024;
const VSIX = path.join(ROOT, 'flexli.vsix');

/** The bundle that VS Code reads at activation. */
const EXTENSION_LIMIT = 0.7 * MEGABYTE;

describe('flexli.vsix', () => {
  let entries: readonly ZipEntry[];

  before(() => {
    entries = readZip(readFileSync(VSIX));
  });

  function checkNone(found: readonly ZipEntry[], message: string): void {
    assert.deepEqual(
      found.map(({ name }) => name),
      [],
      message,
    );
  }

  it('is smaller than 3 MB', () => {
    const { size } = statSync(VSIX);
    console.log(`      ${(size / MEGABYTE).toFixed(2)} MB, ${entries.length} files`);
    assert.ok(size < 3 * MEGABYTE, `${size} bytes`);
  });

  it('has what runs, the licence, the notices and the words about it', () => {
    const names = new Set(entries.map(({ name }) => name.toLowerCase()));
    const wanted = [
      'package.json',
      'package.nls.json',
      'readme.md',
      'changelog.md',
      'license.txt',
      'dist/extension.cjs',
      'dist/emulator.cjs',
      'dist/languageserver.cjs',
      'dist/node-sqlite3-wasm.wasm',
      'dist/third-party-notices.txt',
    ];
    assert.deepEqual(
      wanted.filter((name) => !names.has(`extension/${name}`)),
      [],
    );
  });

  it('names every file that package.json points at', () => {
    const manifest = entries.find(({ name }) => name === 'extension/package.json');
    assert.ok(manifest);
    const names = new Set(entries.map(({ name }) => name));
    const pointed = manifest
      .read()
      .toString('utf8')
      .matchAll(
        /"\.?\/?((?:dist|resources|syntaxes|snippets|walkthrough|schemas)\/[^"]+|language-configuration[^"]*)"/g,
      );
    assert.deepEqual(
      [...pointed].map(([, file = '']) => file).filter((file) => !names.has(`extension/${file}`)),
      [],
    );
  });

  it('has no modules, sources, tests or source maps', () => {
    checkNone(
      entries.filter(({ name }) => /node_modules|\.ts$|\.map$|\/test\/|\/examples\/|\.sqlite/.test(name)),
      'files that must stay out',
    );
    checkNone(
      entries.filter((entry) => entry.name.endsWith('.cjs') && entry.read().includes('sourceMappingURL=')),
      'bundles with a source map',
    );
  });

  it('has no secret and no place of the machine that built it', () => {
    const secrets =
      /-----BEGIN [A-Z ]*PRIVATE KEY|\bnpm_[A-Za-z0-9]{36}\b|\bgh[pousr]_[A-Za-z0-9]{36}|\bAKIA[0-9A-Z]{16}\b/;
    checkNone(
      entries.filter((entry) => {
        const text = entry.read().toString('latin1');
        return secrets.test(text) || text.includes(ROOT);
      }),
      'files with a secret or a path',
    );
  });

  it('keeps small what VS Code reads at activation', () => {
    const extension = entries.find(({ name }) => name === 'extension/dist/extension.cjs');
    assert.ok(extension);
    console.log(`      extension.cjs ${(extension.size / 1024).toFixed(0)} kB`);
    assert.ok(extension.size < EXTENSION_LIMIT, `${extension.size} bytes`);
  });
});
