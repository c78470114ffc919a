import assert from 'node:assert/strict';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { placeFiles, removeOthers } from '../../../scripts/lib/placeFiles.mjs';

describe('what a build has made', () => {
  let root: string;
  let dist: string;

  beforeEach(() => {
    root = mkdtempSync(path.join(os.tmpdir(), 'flexli-place-'));
    dist = path.join(root, 'dist');
  });
  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });

  /** Places files, checks which of them are told as changed, and that nothing is left aside. */
  function checkPlaced(files: Readonly<Record<string, string>>, changed: readonly string[]): void {
    const contents = Object.entries(files).map(([name, text]) => [name, Buffer.from(text)] as const);
    assert.deepEqual(placeFiles(dist, new Map(contents), path.join(root, 'out')), changed);
    for (const [name, text] of Object.entries(files)) assert.equal(readFileSync(path.join(dist, name), 'utf8'), text);
    assert.deepEqual(readdirSync(path.join(root, 'out')), []);
  }

  it('is placed in a folder that is not there yet', () => {
    checkPlaced({ a: 'one', b: 'two' }, ['a', 'b']);
  });

  it('stays where it says the same, and counts as made now', () => {
    checkPlaced({ a: 'one', b: 'two' }, ['a', 'b']);
    const file = path.join(dist, 'a');
    utimesSync(file, 100, 100);
    const before = statSync(file);
    checkPlaced({ a: 'one', b: 'three' }, ['b']);
    const after = statSync(file);
    assert.equal(after.ino, before.ino);
    assert.ok(after.mtimeMs > before.mtimeMs);
  });

  it('takes the place of another file, and does not write into it, since somebody may be reading there', () => {
    checkPlaced({ a: 'one' }, ['a']);
    const before = statSync(path.join(dist, 'a')).ino;
    checkPlaced({ a: 'two' }, ['a']);
    assert.notEqual(statSync(path.join(dist, 'a')).ino, before);
  });

  it('leaves nothing aside when it cannot be placed', () => {
    mkdirSync(path.join(dist, 'a'), { recursive: true });
    assert.throws(() => placeFiles(dist, new Map([['a', Buffer.from('one')]]), path.join(root, 'out')));
    assert.deepEqual(readdirSync(path.join(root, 'out')), []);
  });

  it('takes the place of what earlier builds left', () => {
    checkPlaced({ a: 'one' }, ['a']);
    mkdirSync(path.join(dist, 'maps'));
    writeFileSync(path.join(dist, 'a.map'), '');
    removeOthers(dist, new Set(['a']));
    assert.deepEqual(readdirSync(dist), ['a']);
  });
});
