import assert from 'node:assert/strict';
import { formatKeyPath, parseKeyPath } from '../../../flexli/engine/keyPath';

function checkPath(path: string, keys: readonly string[]): void {
  assert.deepEqual(parseKeyPath(path), keys, path);
}

describe('parseKeyPath', () => {
  it('splits at dots', () => {
    checkPath('order', ['order']);
    checkPath('order.lines.0', ['order', 'lines', '0']);
  });

  it('keeps dots in quotes of either kind', () => {
    checkPath('a."b.c".d', ['a', 'b.c', 'd']);
    checkPath("'a.b'.c", ['a.b', 'c']);
  });

  it('takes quotes off the ends of a part only', () => {
    checkPath('a."b"c', ['a', 'b"c']);
    checkPath('a["b"]', ['a["b"]']);
    checkPath("it's.here", ['it', 's', 'here']);
  });

  it('drops empty parts and keeps blanks', () => {
    checkPath('.a..b.', ['a', 'b']);
    checkPath(' a . b ', [' a ', ' b ']);
    checkPath('', []);
    checkPath('::', ['::']);
  });
});

describe('formatKeyPath', () => {
  it('gives a path that walks the same keys', () => {
    for (const keys of [['a'], ['a', 'b.c'], ['x', 'y', '0']]) checkPath(formatKeyPath(keys), keys);
  });
});
