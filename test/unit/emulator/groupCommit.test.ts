import assert from 'node:assert/strict';
import { IN_MEMORY, StoreDatabase } from '../../../flexli/emulator/store/database';
import { GroupCommit } from '../../../flexli/emulator/store/groupCommit';

describe('emulator: what is written together', () => {
  let database: StoreDatabase;
  let commit: GroupCommit;
  beforeEach(async () => {
    database = await StoreDatabase.open(IN_MEMORY);
    database.run('CREATE TABLE words (word TEXT PRIMARY KEY)');
    commit = new GroupCommit(database);
  });
  afterEach(() => {
    database.close();
  });

  const add = (word: string) => (): void => {
    database.run('INSERT INTO words VALUES (?)', word);
  };
  const words = () => database.all('SELECT word FROM words ORDER BY rowid').map((row) => row.word);

  it('is one transaction for all of a turn, in order', async () => {
    const writes = ['a', 'b', 'c'].map((word) => commit.write(add(word)));
    assert.deepEqual(words(), []);
    await Promise.all(writes);
    assert.deepEqual(words(), ['a', 'b', 'c']);
    await commit.write(add('d'));
    assert.deepEqual(words(), ['a', 'b', 'c', 'd']);
  });

  it('keeps the others when one fails', async () => {
    const results = await Promise.allSettled(['a', 'b', 'a', 'c'].map((word) => commit.write(add(word))));
    assert.deepEqual(
      results.map(({ status }) => status),
      ['fulfilled', 'fulfilled', 'rejected', 'fulfilled'],
    );
    assert.deepEqual(words(), ['a', 'b', 'c']);
  });

  it('can be written at once', async () => {
    const write = commit.write(add('a'));
    commit.flush();
    assert.deepEqual(words(), ['a']);
    await write;
    commit.flush();
  });
});
