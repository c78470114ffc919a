import assert from 'node:assert/strict';
import { idsIn, newestId } from '../../../../flexli/project/account/accountDocument';
import { fileFormOf } from '../../../../flexli/project/account/fromAccount';
import type { AccountApi } from '../../../../flexli/project/account/accountApi';
import { readAccount } from '../../../../flexli/project/account/readAccount';
import { FakeAccount } from '../fakeAccount';
import { connector, deployed, idOf, workflow } from '../fakeProject';

const { signal } = new AbortController();
const [C, W] = [idOf(1), idOf(2)];

describe('reading an account', () => {
  it('has every connector and every version of every workflow, and tells how far it is', async () => {
    const documents = [
      deployed(C, connector('Chat')),
      deployed(W, workflow('Flow', [C])),
      deployed(W, workflow('Flow'), 2),
    ];
    const told: string[] = [];
    const read = await readAccount(new FakeAccount(documents), signal, [], (done, all) => told.push(`${done}/${all}`));
    assert.ok(read.ok);
    assert.deepEqual(
      read.value.documents.map(({ kind, id, version, release, name, type }) => [
        kind,
        id,
        version,
        release,
        name,
        type,
      ]),
      [
        ['connector', C, 1, true, 'The Chat', 'Chat'],
        ['workflow', W, 1, true, 'Flow', undefined],
        ['workflow', W, 2, false, 'Flow', undefined],
      ],
    );
    assert.deepEqual(told, ['3/3']);
    assert.equal(newestId(read.value), W);
  });

  it('asks for what is expected and not listed before it counts as gone', async () => {
    const api = new FakeAccount([deployed(C, connector('Chat')), deployed(W, workflow('Flow'))]);
    const late: AccountApi = {
      connectors: { ...api.connectors, list: () => Promise.resolve({ ok: true, value: [] }) },
      workflows: { ...api.workflows, list: () => Promise.resolve({ ok: true, value: [] }) },
    };
    const read = await readAccount(late, signal, [
      { kind: 'connector', id: C, version: 1 },
      { kind: 'workflow', id: W, version: 1 },
      { kind: 'workflow', id: idOf(3), version: 1 },
    ]);
    assert.deepEqual(read.ok && read.value.documents.map(({ id }) => id), [C, W]);
  });

  it('leaves out what another client deletes meanwhile', async () => {
    const api = new FakeAccount([deployed(C, connector('Chat')), deployed(W, workflow('Flow'))]);
    api.faults.set(`get ${C}`, { kind: 'not-found' });
    const read = await readAccount(api, signal);
    assert.deepEqual(read.ok && read.value.documents.map(({ id }) => id), [W]);
  });

  for (const call of ['list connectors', 'list workflows', `get ${W}`]) {
    it(`fails with ${call}`, async () => {
      const api = new FakeAccount([deployed(W, workflow('Flow'))]);
      api.faults.set(call, { kind: 'server' });
      const read = await readAccount(api, signal);
      assert.equal(read.ok ? 'read' : read.error.kind, 'server');
    });
  }
});

describe('documents of an account', () => {
  it('in the form of files lack what the API adds', () => {
    const read = deployed(W, {
      name: 'Flow',
      schema_version: 1,
      description: null,
      source: null,
      actions: [{ connector_id: C, type: 'Post', order: 1, parameters: {}, condition: null }],
    });
    assert.deepEqual(fileFormOf(read), {
      name: 'Flow',
      schema_version: 1,
      enabled: true,
      actions: [{ connector_id: C, type: 'Post', order: 1 }],
    });
  });

  it('have custom events as their sources again', () => {
    const source = { connector_id: 'Flexli:CoreV1', connector_type: 'Flexli:CoreV1:CustomEvent', type: 'Asked' };
    const read = deployed(W, workflow('Flow', [], { source }));
    assert.deepEqual(fileFormOf(read).source, {
      type: 'Flexli:CoreV1:CustomEvent',
      parameters: { event_type: 'Asked' },
    });
  });

  it('hold ids wherever they stand', () => {
    assert.deepEqual([...idsIn({ a: [{ connector_id: C }, { b: { c: W } }], d: `text ${idOf(3)}`, e: 5 })], [C, W]);
  });
});
