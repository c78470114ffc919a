import assert from 'node:assert/strict';
import type { DataRequest } from '../../../flexli/engine/host';
import type { JsonValue } from '../../../flexli/model/json';
import { IN_MEMORY, StoreDatabase } from '../../../flexli/emulator/store/database';
import { DATA_LIFETIME_MS, DataStore, MAX_DATA_VALUE } from '../../../flexli/emulator/store/dataStore';

const NOW = new Date('2026-01-02T03:04:05Z');
const OWNER = { workflowId: 'w', runId: 'r' };

describe('emulator: the store of the Data action', () => {
  let database: StoreDatabase;
  let store: DataStore;
  beforeEach(async () => {
    database = await StoreDatabase.open(IN_MEMORY);
    store = new DataStore(database);
  });
  afterEach(() => {
    database.close();
  });

  function perform(
    operation: DataRequest['operation'],
    key: string,
    value: JsonValue = null,
    scope: DataRequest['scope'] = 'account',
    owner = OWNER,
    now = NOW,
  ) {
    return store.perform({ operation, scope, key, value }, owner, now);
  }

  function checkValue(outcome: ReturnType<typeof perform>, value: JsonValue): void {
    assert.deepEqual(outcome, { ok: true, value });
  }

  it('reads what was written last', () => {
    checkValue(perform('read', 'k'), { key: 'k', value: null });
    checkValue(perform('write', 'k', { a: [1] }), { key: 'k', value: { a: [1] } });
    perform('write', 'k', 'new');
    checkValue(perform('read', 'k'), { key: 'k', value: 'new' });
  });

  it('keeps scopes apart', () => {
    perform('write', 'k', 'run', 'run');
    perform('write', 'k', 'workflow', 'workflow');
    checkValue(perform('read', 'k'), { key: 'k', value: null });
    checkValue(perform('read', 'k', null, 'run'), { key: 'k', value: 'run' });
    const other = { workflowId: 'w', runId: 'other' };
    checkValue(perform('read', 'k', null, 'run', other), { key: 'k', value: null });
    checkValue(perform('read', 'k', null, 'workflow', other), { key: 'k', value: 'workflow' });
  });

  it('finds keys by how they start', () => {
    for (const key of ['a.2', 'a.1', 'b', 'a%', 'A.3']) perform('write', key, key);
    checkValue(perform('query', 'a.'), [
      { key: 'a.1', value: 'a.1' },
      { key: 'a.2', value: 'a.2' },
    ]);
    checkValue(perform('query', 'a%'), [{ key: 'a%', value: 'a%' }]);
    assert.equal((perform('query', '') as unknown as { value: unknown[] }).value.length, 5);
  });

  it('counts with whole numbers', () => {
    checkValue(perform('increment', 'n', 3), { key: 'n', value: 3 });
    checkValue(perform('decrement', 'n', 5), { key: 'n', value: -2 });
    perform('write', 'n', 'text');
    assert.match(JSON.stringify(perform('increment', 'n', 1)), /no whole number to count with/);
    perform('write', 'n', Number.MAX_SAFE_INTEGER);
    assert.equal(perform('increment', 'n', 1).ok, false);
  });

  it('refuses values that are too large', () => {
    assert.equal(perform('write', 'k', 'x'.repeat(MAX_DATA_VALUE)).ok, false);
  });

  it('forgets keys thirty days after their last update', () => {
    perform('write', 'old', 1);
    perform('write', 'young', 1, 'account', OWNER, new Date(NOW.getTime() + 1));
    const later = new Date(NOW.getTime() + DATA_LIFETIME_MS);
    checkValue(perform('read', 'old', null, 'account', OWNER, later), { key: 'old', value: null });
    checkValue(perform('query', '', null, 'account', OWNER, later), [{ key: 'young', value: 1 }]);
    assert.equal(store.removeOld(later, 1), true);
    assert.equal(store.removeOld(later, 1), false);
    assert.deepEqual(database.all('SELECT key FROM data_items'), [{ key: 'young' }]);
  });
});
