import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../scripts/lib/processes.mjs';
import { isCompatible, shippedPackages } from '../../scripts/lib/shipped.mjs';

describe('the licences of what ships', () => {
  let shipped: ReturnType<typeof shippedPackages>;

  // The build before these tests writes it.
  before(() => {
    shipped = shippedPackages(readFileSync(path.join(ROOT, 'dist', 'THIRD-PARTY-NOTICES.txt'), 'utf8'));
  });

  it('are those of every package in the bundles', () => {
    const names = shipped.map(({ name }) => name);
    for (const name of ['jsonc-parser', 'node-fetch', 'node-sqlite3-wasm', 'vscode-languageclient']) {
      assert.ok(names.includes(name), `${name} is not among the notices`);
    }
  });

  it('go with Apache-2.0', () => {
    assert.deepEqual(
      shipped.filter((one) => !isCompatible(one)).map(({ name, license }) => `${name}: ${license}`),
      [],
    );
  });

  it('are none of a package that only builds or tests', () => {
    const tools = ['oidc-provider', 'mocha', 'typescript', 'esbuild', 'playwright-core'];
    assert.deepEqual(
      shipped.map(({ name }) => name).filter((name) => tools.includes(name)),
      [],
    );
  });
});
