import assert from 'node:assert/strict';
import { emptyLock, withApi, withEntry, type Lock, type LockEntry } from '../../../../flexli/project/lock/lock';
import { readLock } from '../../../../flexli/project/lock/readLock';
import { writeLock } from '../../../../flexli/project/lock/writeLock';

const DEPLOYED = { id: '01A', version: 1, digest: 'd', time: '2026-01-02T03:04:05.000Z' };
const ENTRIES: Readonly<Record<string, LockEntry>> = {
  'w/b.fewrk.json': { deployed: DEPLOYED, previous: [{ ...DEPLOYED, id: '01B' }] },
  'c/a.fecon.json': { deployed: DEPLOYED, previous: [] },
  'w/c.fewrk.json': { deployed: { ...DEPLOYED, uses: ['01A'], read: 'r' }, previous: [] },
  'w/a.fewrk.json': { previous: [], pending: { digest: 'e', after: '01C' } },
};

function lockOf(entries: Readonly<Record<string, LockEntry>>, environment = 'live'): Lock {
  return Object.entries(entries).reduce(
    (lock, [file, entry]) => withEntry(lock, environment, file, entry),
    withApi(emptyLock(), environment, 'https://api.example.com'),
  );
}

describe('the lock file', () => {
  it('is sorted, with a line for each file', () => {
    assert.equal(
      writeLock(withEntry(lockOf(ENTRIES), 'beta', 'x.fecon.json', { deployed: DEPLOYED, previous: [] })),
      `{
  "lockfile": 1,
  "environments": {
    "beta": {
      "files": {
        "x.fecon.json": {"id":"01A","version":1,"digest":"d","time":"2026-01-02T03:04:05.000Z"}
      }
    },
    "live": {
      "api": "https://api.example.com",
      "files": {
        "c/a.fecon.json": {"id":"01A","version":1,"digest":"d","time":"2026-01-02T03:04:05.000Z"},
        "w/a.fewrk.json": {"pending":{"digest":"e","after":"01C"}},
        "w/b.fewrk.json": {"id":"01A","version":1,"digest":"d","time":"2026-01-02T03:04:05.000Z","previous":[{"id":"01B","version":1,"digest":"d","time":"2026-01-02T03:04:05.000Z"}]},
        "w/c.fewrk.json": {"id":"01A","version":1,"digest":"d","uses":["01A"],"read":"r","time":"2026-01-02T03:04:05.000Z"}
      }
    }
  }
}
`,
    );
  });

  it('is read as it was written', () => {
    const text = writeLock(lockOf(ENTRIES));
    const read = readLock(text);
    assert.ok(read.ok);
    assert.equal(writeLock(read.lock), text);
    assert.deepEqual(Object.fromEntries(read.lock.environments.get('live')?.files ?? []), ENTRIES);
  });

  for (const text of [undefined, '', '  \n', '\uFEFF', '{"lockfile": 1}', '{"lockfile": 1, "environments": {}}']) {
    it(`is empty for ${JSON.stringify(text)}`, () => {
      assert.deepEqual(readLock(text), { ok: true, lock: emptyLock() });
    });
  }

  it('takes names of any kind for names', () => {
    const lock = lockOf({ '__proto__.fecon.json': { deployed: DEPLOYED, previous: [] } }, '__proto__');
    const read = readLock(writeLock(lock));
    assert.equal(read.ok && read.lock.environments.get('__proto__')?.files.size, 1);
  });

  it('forgets files without an entry', () => {
    const lock = withEntry(lockOf(ENTRIES), 'live', 'c/a.fecon.json', { previous: [] });
    assert.deepEqual([...(lock.environments.get('live')?.files.keys() ?? [])].sort(), [
      'w/a.fewrk.json',
      'w/b.fewrk.json',
      'w/c.fewrk.json',
    ]);
  });

  const line = (entry: string): string =>
    `{"lockfile": 1, "environments": {"live": {"files": {"a.fecon.json": ${entry}}}}}`;
  const wrong: readonly (readonly [string, RegExp])[] = [
    ['{', /no valid JSON/],
    ['[]', /must be an object/],
    ['{"lockfile": 2}', /another release of Flexli/],
    ['{}', /another release of Flexli/],
    ['{"lockfile": 1, "environments": []}', /damaged: "environments"/],
    ['{"lockfile": 1, "environments": {"live": 5}}', /damaged: environment "live"/],
    ['{"lockfile": 1, "environments": {"live": {"files": []}}}', /damaged: environment "live"/],
    [line('{}').replace('a.fecon', '../a.fecon'), /damaged: "\.\.\/a\.fecon\.json"/],
    [line('{}').replace('a.fecon.json', 'a.sh'), /damaged: "a\.sh"/],
    [line('5'), /damaged: "a\.fecon\.json" in environment "live"/],
    [line('{"id": 5}'), /damaged: "a/],
    [line('{"id": "01A", "version": 1}'), /damaged: "a/],
    [line('{"previous": [5]}'), /damaged: "a/],
    [line('{"pending": {"digest": "d"}}'), /damaged: "a/],
    [line('{"pending": 5}'), /damaged: "a/],
    [
      '{"lockfile": 1, "environments": {"live": {"files": {"a.fecon.json": {}, "a.fecon.json": {}}}}}',
      /two lines for a\.fecon\.json, as after a merge/,
    ],
  ];
  for (const [text, message] of wrong) {
    it(`that is ${text} is not used`, () => {
      const read = readLock(text);
      assert.match(read.ok ? 'read' : read.message, message);
    });
  }
});
