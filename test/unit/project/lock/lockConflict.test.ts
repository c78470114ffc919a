import assert from 'node:assert/strict';
import { conflictMessage, hasConflict, lockConflicts } from '../../../../flexli/project/lock/lockConflict';
import { readLock } from '../../../../flexli/project/lock/readLock';

const CONFLICT = `{
  "lockfile": 1,
  "environments": {
    "live": {
      "files": {
<<<<<<< HEAD
        "a.fecon.json": {"id":"01A","version":1,"digest":"d","time":"t"},
        "same.fecon.json": {"id":"01S","version":1,"digest":"d","time":"t"},
||||||| base
        "a.fecon.json": {"id":"01O","version":1,"digest":"d","time":"t"},
=======
        "a.fecon.json": {"id":"01B","version":1,"digest":"d","time":"t"},
        "same.fecon.json": {"id":"01S","version":1,"digest":"d","time":"t"},
        "b.fewrk.json": {"pending":{"digest":"d","after":""}}
>>>>>>> other
      }
    }
  }
}
`;

describe('merge conflicts of the lock file', () => {
  it('are seen', () => {
    assert.equal(hasConflict(CONFLICT), true);
    assert.equal(hasConflict(CONFLICT.replaceAll('\n', '\r\n')), true);
    assert.equal(hasConflict('{"a": "<<<<<<< >>>>>>>"}'), false);
  });

  it('name the files that both sides deployed', () => {
    assert.deepEqual(lockConflicts(CONFLICT), [
      { file: 'a.fecon.json', ours: '01A', theirs: '01B' },
      { file: 'b.fewrk.json', theirs: 'unknown' },
    ]);
  });

  it('are explained, with what to do', () => {
    const read = readLock(CONFLICT);
    assert.equal(read.ok ? '' : read.message, conflictMessage(CONFLICT));
    assert.match(conflictMessage(CONFLICT), /a\.fecon\.json is 01A here and 01B there\. Keep one line for each file/);
  });
});
