import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileLockStore } from '../../../../flexli/project/lock/fileLockStore';
import { withEntry, type Lock } from '../../../../flexli/project/lock/lock';

function recorded(file: string, id = '01A'): (lock: Lock) => Lock {
  const deployed = { id, version: 1, digest: 'd', time: 't' };
  return (lock) => withEntry(lock, 'live', file, { deployed, previous: [] });
}

describe('the lock on disk', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'flexli-lock-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const text = (): string => readFileSync(join(folder, 'flexli.lock.json'), 'utf8');

  it('is made when something is recorded, and leaves no drafts', async () => {
    const store = fileLockStore(folder, 'live');
    assert.equal((await store.read()).ok, true);
    assert.equal(existsSync(join(folder, 'flexli.lock.json')), false);
    assert.equal((await store.update(recorded('a.fecon.json'))).ok, true);
    assert.match(text(), /"a\.fecon\.json": \{"id":"01A"/);
    assert.deepEqual(readdirSync(folder), ['flexli.lock.json']);
  });

  it('keeps what others recorded meanwhile', async () => {
    const [mine, theirs] = [fileLockStore(folder, 'live'), fileLockStore(folder, 'live')];
    await mine.update(recorded('a.fecon.json'));
    await theirs.update(recorded('b.fecon.json'));
    await mine.update(recorded('c.fecon.json'));
    assert.deepEqual(text().match(/[abc]\.fecon/g), ['a.fecon', 'b.fecon', 'c.fecon']);
  });

  it('makes changes that are asked for at once one after the other', async () => {
    const store = fileLockStore(folder, 'live');
    await Promise.all(['a', 'b', 'c', 'd'].map((name) => store.update(recorded(`${name}.fecon.json`))));
    assert.equal(text().match(/"id"/g)?.length, 4);
  });

  it('loses nothing when several programs write at once', async () => {
    const stores = [fileLockStore(folder, 'live'), fileLockStore(folder, 'live'), fileLockStore(folder, 'live')];
    const names = Array.from({ length: 30 }, (_, index) => `f${index}.fecon.json`);
    const written = await Promise.all(
      names.map((name, index) => (stores[index % 3] ?? assert.fail()).update(recorded(name))),
    );
    assert.ok(written.every(({ ok }) => ok));
    assert.equal(text().match(/"id"/g)?.length, 30);
    assert.deepEqual(readdirSync(folder), ['flexli.lock.json']);
  });

  it('waits for another program that writes it, and not for one that has crashed', async () => {
    const draft = join(folder, 'flexli.lock.json.tmp');
    writeFileSync(draft, '');
    const updating = fileLockStore(folder, 'live').update(recorded('a.fecon.json'));
    rmSync(draft);
    assert.equal((await updating).ok, true);
    writeFileSync(draft, '');
    utimesSync(draft, 0, 0);
    assert.equal((await fileLockStore(folder, 'live').update(recorded('b.fecon.json'))).ok, true);
    assert.deepEqual(readdirSync(folder), ['flexli.lock.json']);
  });

  it('is not written when nothing changes', async () => {
    const store = fileLockStore(folder, 'live');
    await store.update((lock) => lock);
    assert.equal(existsSync(join(folder, 'flexli.lock.json')), false);
  });

  it('is not overwritten while it is damaged', async () => {
    writeFileSync(join(folder, 'flexli.lock.json'), '{');
    const updated = await fileLockStore(folder, 'live').update(recorded('a.fecon.json'));
    assert.match(updated.ok ? 'written' : updated.message, /no valid JSON/);
    assert.equal(text(), '{');
  });

  it('says when it cannot be read or written', async () => {
    mkdirSync(join(folder, 'flexli.lock.json'));
    const read = await fileLockStore(folder, 'live').read();
    assert.match(read.ok ? 'read' : read.message, /cannot be read \(EISDIR\)/);
    const updated = await fileLockStore(join(folder, 'nowhere'), 'live').update(recorded('a.fecon.json'));
    assert.match(updated.ok ? 'written' : updated.message, /cannot be written \(ENOENT\)/);
  });

  it('of Local lies apart, out of git', async () => {
    await fileLockStore(folder, 'Local').update(recorded('a.fecon.json'));
    assert.deepEqual(readdirSync(folder), ['.flexli']);
    assert.deepEqual(readdirSync(join(folder, '.flexli')).sort(), ['.gitignore', 'flexli.lock.json']);
    assert.equal(readFileSync(join(folder, '.flexli', '.gitignore'), 'utf8'), '*\n');
  });
});
