import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { bundleText, clientTexts } from '../../../scripts/lib/l10nTexts.mjs';
import { ROOT } from '../../../scripts/lib/processes.mjs';

function read(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8');
}

describe('the texts for people', () => {
  it('stand in l10n/bundle.l10n.json (node scripts/l10n.mjs writes it)', () => {
    assert.equal(read('l10n/bundle.l10n.json'), bundleText());
    assert.ok(clientTexts().length > 200);
  });

  it('of package.json stand in package.nls.json, and nothing else does', () => {
    const used = new Set([...read('package.json').matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key));
    const there = Object.keys(JSON.parse(read('package.nls.json')) as object);
    assert.deepEqual(
      [...used].filter((key) => !there.includes(key ?? '')),
      [],
      'missing',
    );
    assert.deepEqual(
      there.filter((key) => !used.has(key)),
      [],
      'not used',
    );
  });

  it('of the walkthrough have their pictures', () => {
    const pictures = [...read('package.json').matchAll(/"svg": "([^"]+)"/g)].map(([, file]) => file ?? '');
    assert.deepEqual(
      pictures.filter((file) => !existsSync(path.join(ROOT, file))),
      [],
    );
    assert.ok(pictures.length >= 5);
  });
});
