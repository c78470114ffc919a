import assert from 'node:assert/strict';
import { importCycles } from '../../support/sourceFiles';

describe('importCycles', () => {
  function check(imports: Readonly<Record<string, readonly string[]>>, expected: readonly string[]): void {
    const sources = Object.entries(imports).map(([path, files]) => ({
      path,
      text: '',
      files,
      builtins: [],
      packages: [],
    }));
    assert.deepEqual(importCycles(sources), expected);
  }

  it('finds none in a tree', () => {
    check({ a: ['b', 'c'], b: ['c'], c: [] }, []);
  });

  it('finds circles of any length', () => {
    check({ a: ['a'] }, ['a → a']);
    check({ a: ['b'], b: ['c'], c: ['b'] }, ['b → c → b']);
  });
});
