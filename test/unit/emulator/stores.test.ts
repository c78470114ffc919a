import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { Cipher } from '../../../flexli/emulator/store/cipher';
import { ConnectorStore } from '../../../flexli/emulator/store/connectorStore';
import { IN_MEMORY, StoreDatabase } from '../../../flexli/emulator/store/database';
import { HISTORY_LIFETIME_MS, RunStore } from '../../../flexli/emulator/store/runStore';
import { WorkflowStore } from '../../../flexli/emulator/store/workflowStore';
import type { ConnectorDocument } from '../../../flexli/model/connector';
import type { WorkflowDocument } from '../../../flexli/model/workflow';

describe('emulator: stores', () => {
  let database: StoreDatabase;
  beforeEach(async () => {
    database = await StoreDatabase.open(IN_MEMORY);
  });
  afterEach(() => {
    database.close();
  });

  describe('of connectors', () => {
    const document: ConnectorDocument = {
      type: 'Chat',
      name: 'Chat',
      description: '',
      schema_version: 1,
      config: { host: 'example.com', credentials: { type: 'ApiKey', api_key: 'k', api_key_header: 'X-Key' } },
    };

    it('give credentials to runs alone', () => {
      const store = new ConnectorStore(database, new Cipher(randomBytes(32)));
      store.add('a', document);
      assert.deepEqual(store.get('a')?.config, { host: 'example.com' });
      assert.deepEqual(store.list()[0]?.config, { host: 'example.com' });
      const found = store.getWithCredentials('a');
      assert.ok(found.state === 'found');
      assert.deepEqual(found.connector.config, document.config);
    });

    it('tell credentials of another key from none', () => {
      const config = { host: 'example.com' };
      const before = new ConnectorStore(database, new Cipher(randomBytes(32)));
      before.add('with', document);
      before.add('without', { ...document, config });
      before.add('null', { ...document, config: { ...config, credentials: null } });
      const after = new ConnectorStore(database, new Cipher(randomBytes(32)));
      assert.deepEqual(
        ['with', 'without', 'null', 'gone'].map((id) => after.getWithCredentials(id).state),
        ['unreadable', 'found', 'found', 'unknown'],
      );
    });
  });

  describe('of workflows', () => {
    const document: WorkflowDocument = { name: 'Workflow', schema_version: 1, actions: [] };
    const onEvent = (event: string, changes: object = {}): WorkflowDocument => ({
      ...document,
      source: { type: 'Flexli:CoreV1:CustomEvent', parameters: { event_type: event } },
      ...changes,
    });

    it('delete a release version last', () => {
      const store = new WorkflowStore(database);
      store.add('a', document);
      store.add('a', document, { number: 2, isRelease: false });
      store.add('b', document);
      assert.equal(store.delete('a', 1), 'release-in-use');
      assert.equal(store.delete('a', 3), 'unknown');
      assert.equal(store.delete('a', 2), 'deleted');
      assert.equal(store.delete('a', 1), 'deleted');
      assert.deepEqual(
        store.list({}).map((workflow) => workflow.id),
        ['b'],
      );
    });

    it('list releases only, when asked', () => {
      const store = new WorkflowStore(database);
      store.add('a', document, { number: 1, isRelease: false });
      store.add('a', document, { number: 2, isRelease: true });
      const versions = (filter: Parameters<WorkflowStore['list']>[0]): readonly number[] =>
        store.list(filter).map((workflow) => workflow.version);
      assert.deepEqual(versions({}), [1, 2]);
      assert.deepEqual(versions({ releasesOnly: true }), [2]);
      assert.deepEqual(versions({ id: 'a', releasesOnly: true }), [2]);
      assert.deepEqual(versions({ id: 'b' }), []);
    });

    it('find what an event starts: enabled releases with that source', () => {
      const store = new WorkflowStore(database);
      store.add('hello', onEvent('hello'));
      store.add('old', onEvent('hello'), { number: 2, isRelease: false });
      store.add('off', onEvent('hello', { enabled: false }));
      store.add('other', onEvent('goodbye'));
      store.add('connector', { ...document, source: { type: 'hello', connector_id: 'c' } });
      store.add('schedule', {
        ...document,
        source: { type: 'Flexli:CoreV1:Schedule', parameters: { rate: '1 day' } },
      });
      const started = (connector: string, event: string): readonly string[] =>
        store.startedBy(connector, event).map((workflow) => workflow.id);
      assert.deepEqual(started('Flexli:CoreV1', 'hello'), ['hello']);
      assert.deepEqual(started('c', 'hello'), ['connector']);
      assert.deepEqual(started('Flexli:CoreV1', 'nothing'), []);
    });
  });

  describe('of runs', () => {
    const now = new Date('2026-01-02T03:04:05.678Z');
    const run = (id: string, workflowId = 'w'): Parameters<RunStore['add']>[0] => ({
      id,
      depth: 0,
      workflowId,
      workflowVersion: 1,
      workflowName: 'Workflow',
      input: '{}',
    });

    it('write times as the API does: the list without a zone', () => {
      const store = new RunStore(database);
      store.add({ ...run('a'), parentRunId: 'p' }, now);
      const common = {
        run_id: 'a',
        parent_run_id: 'p',
        workflow_id: 'w',
        workflow_version: 1,
        workflow_name: 'Workflow',
        start_time: '2026-01-02T03:04:05.678000',
      };
      assert.deepEqual(store.list({}), [{ ...common, status: 'queued' }]);
      store.begin('a');
      assert.deepEqual(store.list({}), [{ ...common, status: 'running' }]);
      store.end('a', 'stopped', new Date(now.getTime() + 1000));
      assert.deepEqual(store.list({}), [{ ...common, status: 'stopped', end_time: '2026-01-02T03:04:06.678000' }]);
    });

    it('list the newest first, of one workflow, up to a limit', () => {
      const store = new RunStore(database);
      for (const [id, workflow] of [
        ['1', 'w'],
        ['2', 'v'],
        ['3', 'w'],
      ] as const)
        store.add(run(id, workflow), now);
      const ids = (filter: Parameters<RunStore['list']>[0]): readonly string[] =>
        store.list(filter).map((item) => item.run_id);
      assert.deepEqual(ids({}), ['3', '2', '1']);
      assert.deepEqual(ids({ limit: 2 }), ['3', '2']);
      assert.deepEqual(ids({ workflowId: 'w' }), ['3', '1']);
      assert.deepEqual(ids({ workflowId: 'w', limit: 1 }), ['3']);
    });

    it('keep histories in order, each with its own run', () => {
      const store = new RunStore(database);
      store.add(run('a'), now);
      store.add(run('b'), now);
      for (const text of ['1', '2', '3']) store.append('a', { status: 'running', time: text });
      store.append('b', { status: 'running', time: 'b' });
      const times = (id: string, limit?: number): readonly string[] =>
        store.history(id, limit).map((item) => item.time);
      assert.deepEqual(times('a'), ['1', '2', '3']);
      assert.deepEqual(times('a', 2), ['1', '2']);
      assert.deepEqual(times('c'), []);
    });

    it('remove what is older than seven days, with its history', () => {
      const store = new RunStore(database);
      const old = new Date(now.getTime() - HISTORY_LIFETIME_MS - 1);
      store.add(run('old'), old);
      store.endWith('old', { status: 'successful', time: '' }, old);
      store.add(run('still running'), old);
      store.add(run('young'), new Date(now.getTime() - HISTORY_LIFETIME_MS));
      store.end('young', 'successful', now);
      assert.equal(store.removeOld(now, 10), false);
      assert.deepEqual(
        store.list({}).map((item) => item.run_id),
        ['young', 'still running'],
      );
      assert.deepEqual(store.history('old'), []);
    });
  });

  it('undo a transaction that fails', () => {
    const store = new RunStore(database);
    assert.throws(() => {
      database.transaction(() => {
        store.add(
          { id: 'a', depth: 0, workflowId: 'w', workflowVersion: 1, workflowName: 'n', input: '{}' },
          new Date(),
        );
        throw new Error('no');
      });
    });
    assert.deepEqual(store.list({}), []);
  });
});
