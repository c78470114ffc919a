import assert from 'node:assert/strict';
import { isCompatible, shippedPackages, vulnerable } from '../../../scripts/lib/shipped.mjs';

const LINE = '='.repeat(80);
const NOTICES = `Flexli contains code of these packages.\n\n${LINE}\n@a/b 1.0.0 (MIT)\n${LINE}\n\nText\n\n${LINE}\nc 2.1.0 (GPL-3.0)\n${LINE}\n\nText\n`;

describe('the packages that ship', () => {
  it('are read from the notices', () => {
    assert.deepEqual(shippedPackages(NOTICES), [
      { name: '@a/b', version: '1.0.0', license: 'MIT' },
      { name: 'c', version: '2.1.0', license: 'GPL-3.0' },
    ]);
  });

  it('must have a licence that goes with Apache-2.0', () => {
    assert.deepEqual(shippedPackages(NOTICES).map(isCompatible), [true, false]);
    assert.equal(isCompatible({ license: 'see below' }), false);
  });

  it('are told when something is known against them; tools are not', () => {
    const report = { vulnerabilities: { c: { severity: 'high' }, tool: { severity: 'critical' } } };
    assert.deepEqual(vulnerable(report, shippedPackages(NOTICES)), [{ name: 'c', severity: 'high' }]);
    assert.deepEqual(vulnerable({ vulnerabilities: {} }, shippedPackages(NOTICES)), []);
  });

  it('are not taken for safe when there is no report', () => {
    assert.throws(() => vulnerable({ message: '405' }, shippedPackages(NOTICES)), /gave no report/);
  });
});
