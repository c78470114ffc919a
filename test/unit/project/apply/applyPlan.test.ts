import assert from 'node:assert/strict';
import type { ApplyOutcome } from '../../../../flexli/project/apply/outcome';
import { applyPlan } from '../../../../flexli/project/apply/applyPlan';
import { createPlan } from '../../../../flexli/project/plan/createPlan';
import type { PlanOptions } from '../../../../flexli/project/plan/inputs';
import { selectSome } from '../../../../flexli/project/plan/selection';
import type { FakeAccount, FakeFault } from '../fakeAccount';
import { connector, deployed, idOf, inputsOf, TIME, workflow, type World } from '../fakeProject';
import type { MemoryLock } from '../memoryLock';
import { begin, C, CALM, CHAT, FILES, FLOW, NEXT, W } from './applySupport';

/** The connector was edited since it was deployed. */
const EDITED: World = { ...CALM, files: { ...CALM.files, [CHAT]: connector('Chat', { description: 'e' }) } };

interface Applied {
  readonly outcome: ApplyOutcome;
  readonly api: FakeAccount;
  readonly lock: MemoryLock;
}

interface How {
  readonly options?: PlanOptions;
  readonly faults?: Readonly<Record<string, FakeFault>>;
  readonly chosen?: readonly string[];
  readonly prepare?: (api: FakeAccount, lock: MemoryLock, abort: () => void) => void;
}

async function apply(world: World, { options, faults, chosen, prepare }: How = {}): Promise<Applied> {
  const { inputs, api, lock } = begin(world, faults);
  const plan = createPlan(inputs, options);
  const abort = new AbortController();
  prepare?.(api, lock, () => {
    abort.abort();
  });
  const outcome = await applyPlan(
    plan,
    { api, lock, now: () => new Date(TIME) },
    { signal: abort.signal, ...(chosen ? { selection: selectSome(plan, new Set(chosen)) } : {}) },
  );
  return { outcome, api, lock };
}

const ALL = ['create The Chat', 'create Flow', `delete ${W} 1`, `delete ${C} 1`];

describe('a deployment', () => {
  it('creates, then deletes, and records each step', async () => {
    const { outcome, api, lock } = await apply(EDITED);
    assert.deepEqual([outcome.status, outcome.left, outcome.failures], ['done', 0, []]);
    assert.deepEqual(api.calls, ALL);
    assert.deepEqual(
      outcome.done.map(({ action, file, id }) => [action, file, id]),
      [
        ['replace', CHAT, idOf(100)],
        ['replace', FLOW, idOf(101)],
        ['delete', FLOW, W],
        ['delete', CHAT, C],
      ],
    );
    assert.deepEqual(lock.entry(CHAT)?.previous, []);
    assert.equal(lock.entry(CHAT)?.deployed?.time, TIME);
    const flow = api.documents.find(({ name }) => name === 'Flow');
    assert.match(JSON.stringify(flow?.content), new RegExp(`"connector_id":"${NEXT}"`));
  });

  it('notes what a document used and how it is read back', async () => {
    const { lock, api } = await apply(FILES);
    const flow = lock.entry(FLOW)?.deployed;
    assert.deepEqual(flow?.uses, [NEXT]);
    assert.match(flow.read ?? '', /^[\w-]{11}$/);
    assert.equal(lock.entry(CHAT)?.deployed?.uses, undefined);
    const inputs = inputsOf({ ...FILES, account: api.documents });
    const plan = createPlan({ ...inputs, lock: lock.lock.environments.get('live')! });
    assert.deepEqual(
      plan.documents.map(({ change }) => change),
      ['unchanged', 'unchanged'],
    );
  });

  it('goes on when a new document cannot be read back', async () => {
    const { outcome, lock } = await apply(FILES, { faults: { [`get ${NEXT}`]: { kind: 'server' } } });
    assert.equal(outcome.status, 'done');
    assert.equal(lock.entry(CHAT)?.deployed?.read, undefined);
    assert.equal(lock.entry(CHAT)?.deployed?.id, NEXT);
  });

  it('notes a creation before it is sent', async () => {
    let noted: unknown;
    await apply(EDITED, {
      prepare: (api, lock) => {
        api.onCall = (call) => {
          if (call === 'create The Chat') noted = lock.entry(CHAT)?.pending?.after;
        };
      },
    });
    assert.equal(noted, W);
  });

  it('sends nothing when a document has errors', async () => {
    const { outcome, api, lock } = await apply({
      ...FILES,
      variables: {},
      files: { [FLOW]: workflow('Flow', ['{{Chat}}']) },
    });
    assert.deepEqual([outcome.status, api.calls, lock.entry(FLOW)], ['failed', [], undefined]);
    assert.match(outcome.failures[0]?.message ?? '', /Nothing was sent: w\/flow\.fewrk\.json cannot be deployed/);
  });

  it('does only what was chosen', async () => {
    const { api } = await apply(
      { ...FILES, files: { ...FILES.files, 'w/other.fewrk.json': workflow('Other') } },
      { chosen: ['w/other.fewrk.json'] },
    );
    assert.deepEqual(api.calls, ['create Other']);
  });

  it('takes the old versions of what was chosen away, too', async () => {
    const lock = {
      ...CALM.lock,
      [FLOW]: { ...CALM.lock?.[FLOW], previous: [{ ...CALM.lock![FLOW]!.deployed!, id: idOf(9) }] },
    };
    const account = [...(CALM.account ?? []), deployed(idOf(9), workflow('Flow'))];
    assert.deepEqual((await apply({ ...CALM, lock, account }, { chosen: [FLOW] })).api.calls, [`delete ${idOf(9)} 1`]);
    assert.deepEqual((await apply({ ...CALM, lock, account }, { chosen: [CHAT] })).api.calls, []);
  });

  describe('whose creation fails', () => {
    for (const kind of [
      'validation',
      'rejected',
      'forbidden',
      'throttled',
      'unauthorized',
      'conflict',
      'tls',
    ] as const) {
      it(`stops at ${kind}, with nothing pending`, async () => {
        const { outcome, api, lock } = await apply(EDITED, { faults: { 'create Flow': { kind } } });
        assert.deepEqual([outcome.status, outcome.left, api.calls], ['failed', 3, ALL.slice(0, 2)]);
        assert.equal(outcome.failures[0]?.error?.kind, kind);
        assert.equal(lock.entry(FLOW)?.pending, undefined);
        assert.equal(lock.entry(FLOW)?.deployed?.id, W);
        assert.deepEqual(
          lock.entry(CHAT)?.previous.map(({ id }) => id),
          [C],
        );
      });
    }

    for (const kind of ['network', 'timeout', 'server', 'unexpected'] as const) {
      it(`stops at ${kind}, with the creation pending`, async () => {
        const { outcome, lock } = await apply(EDITED, { faults: { 'create Flow': { kind } } });
        assert.equal(outcome.status, 'failed');
        assert.match(outcome.failures[0]?.message ?? '', /Deploy again: what was created is found/);
        assert.equal(lock.entry(FLOW)?.pending?.after, NEXT);
      });

      it(`goes on after ${kind} when the account has the document all the same`, async () => {
        const { outcome, api, lock } = await apply(EDITED, { faults: { 'create Flow': { kind, done: true } } });
        assert.deepEqual([outcome.status, api.calls], ['done', ALL]);
        assert.equal(lock.entry(FLOW)?.deployed?.id, idOf(101));
        assert.equal(lock.entry(FLOW)?.pending, undefined);
      });
    }

    it('leaves it pending when nobody can look whether it was created', async () => {
      const faults = { 'create Flow': { kind: 'network', done: true }, 'list workflows': { kind: 'network' } } as const;
      const { outcome, lock } = await apply(EDITED, { faults });
      assert.equal(outcome.status, 'failed');
      assert.equal(lock.entry(FLOW)?.pending?.after, NEXT);
    });

    it('shows no secret that the API repeats', async () => {
      const files = {
        [CHAT]: connector('Chat', { config: { host: 'h.example.com', default_headers: { 'X-Key': '{{Key}}' } } }),
      };
      const { outcome } = await apply(
        { files, variables: { Key: { secret: true } }, secrets: { Key: 'said rejected' } },
        { faults: { 'create The Chat': { kind: 'rejected' } } },
      );
      assert.equal(outcome.failures[0]?.error?.message, 'The API •••.');
      assert.ok(!JSON.stringify(outcome).includes('said rejected'));
    });
  });

  describe('whose lock cannot be written', () => {
    it('creates nothing without a note of it', async () => {
      const { outcome, api } = await apply(FILES, { prepare: (_, lock) => (lock.failsAt = 2) });
      assert.deepEqual([outcome.status, api.calls], ['failed', []]);
    });

    it('stops after a creation, and says its id', async () => {
      const { outcome, api, lock } = await apply(FILES, { prepare: (_, store) => (store.failsAt = 3) });
      assert.deepEqual([outcome.status, api.calls], ['failed', ['create The Chat']]);
      assert.match(
        outcome.failures[0]?.message ?? '',
        new RegExp(`cannot be written\\. It is in the account as ${NEXT}`),
      );
      assert.ok(lock.entry(CHAT)?.pending);
    });
  });

  describe('whose deletion fails', () => {
    it('keeps what the rest points at, deletes others, and tells all', async () => {
      const { outcome, api, lock } = await apply(EDITED, { faults: { [`delete ${W} 1`]: { kind: 'forbidden' } } });
      assert.deepEqual([outcome.status, outcome.left, api.calls], ['failed', 2, ALL.slice(0, 3)]);
      assert.deepEqual(
        lock.entry(CHAT)?.previous.map(({ id }) => id),
        [C],
      );
      assert.deepEqual(
        lock.entry(FLOW)?.previous.map(({ id }) => id),
        [W],
      );
    });

    it('takes what is gone for deleted', async () => {
      const { outcome } = await apply(EDITED, { faults: { [`delete ${W} 1`]: { kind: 'not-found' } } });
      assert.equal(outcome.status, 'done');
    });

    it('does not delete what has no successor any more', async () => {
      const { outcome, api } = await apply(EDITED, {
        prepare: (account) => {
          account.onCall = (call) => {
            if (call === `get ${idOf(101)}`)
              account.documents.splice(
                account.documents.findIndex(({ id }) => id === idOf(101)),
                1,
              );
          };
        },
      });
      assert.equal(outcome.status, 'failed');
      assert.match(
        outcome.failures[0]?.message ?? '',
        /was not deleted: what replaces it is gone\. Look at a plan again/,
      );
      // The old connector stays as well: the old workflow points at it.
      assert.deepEqual(api.calls, ['create The Chat', 'create Flow']);
    });
  });

  describe('of workflows with versions', () => {
    const second = deployed(W, workflow('Flow', [C]), 2);

    it('deletes the release version last', async () => {
      const { outcome, api } = await apply({ ...CALM, account: [...(CALM.account ?? []), second] });
      assert.equal(outcome.status, 'done');
      assert.deepEqual(api.calls, ['create Flow', `delete ${W} 2`, `delete ${W} 1`]);
    });

    it('reads the versions again when the API refuses', async () => {
      const { outcome, api } = await apply(EDITED, {
        prepare: (account) => {
          account.onCall = (call) => {
            if (call === 'create Flow') account.documents.push(second);
          };
        },
      });
      assert.equal(outcome.status, 'done', JSON.stringify(outcome.failures));
      assert.deepEqual(api.calls.slice(2), [`delete ${W} 1`, `delete ${W} 2`, `delete ${W} 1`, `delete ${C} 1`]);
    });
  });

  describe('that is cancelled', () => {
    it('ends with the step that it has begun', async () => {
      const { outcome, api, lock } = await apply(EDITED, {
        prepare: (account, _, abort) => {
          account.onCall = (call) => {
            if (call === 'create The Chat') abort();
          };
        },
      });
      assert.deepEqual(
        [outcome.status, outcome.left, outcome.failures, api.calls],
        ['cancelled', 3, [], ['create The Chat']],
      );
      assert.equal(lock.entry(CHAT)?.deployed?.id, NEXT);
    });

    it('before it begins does nothing', async () => {
      const { outcome, api } = await apply(EDITED, {
        prepare: (_, __, abort) => {
          abort();
        },
      });
      assert.deepEqual([outcome.status, api.calls], ['cancelled', []]);
    });
  });

  it('records what was found, and nothing else', async () => {
    const { outcome, api, lock } = await apply({ ...CALM, lock: {} });
    assert.deepEqual([outcome.status, api.calls], ['done', []]);
    assert.deepEqual([lock.entry(CHAT)?.deployed?.id, lock.entry(FLOW)?.deployed?.id], [C, W]);
  });

  it('keeps the time and digest of a file that moved', async () => {
    const files = { [CHAT]: connector('Chat'), 'w/new.fewrk.json': workflow('Flow', ['{{Chat}}']) };
    const { lock } = await apply({ ...CALM, files });
    assert.deepEqual(lock.entry('w/new.fewrk.json')?.deployed, CALM.lock?.[FLOW]?.deployed);
    assert.equal(lock.entry(FLOW), undefined);
  });

  it('keeps an id that somebody else recorded meanwhile', async () => {
    const theirs = { id: idOf(50), version: 1, digest: 'd', time: TIME };
    const { lock } = await apply(FILES, {
      options: { oldVersions: 'keep' },
      prepare: (account, store) => {
        account.onCall = (call) => {
          if (call === 'create The Chat') {
            void store.update((before) => {
              const { files } = before.environments.get('live')!;
              return {
                environments: new Map([
                  ['live', { files: new Map(files).set(CHAT, { deployed: theirs, previous: [] }) }],
                ]),
              };
            });
          }
        };
      },
    });
    assert.deepEqual(lock.entry(CHAT)?.previous, [theirs]);
  });

  it('forgets what is neither here nor there', async () => {
    const gone = { id: idOf(60), version: 1, digest: 'd', time: TIME };
    const lock = {
      ...CALM.lock,
      'w/gone.fewrk.json': { deployed: gone },
      [CHAT]: { ...CALM.lock?.[CHAT], previous: [gone] },
    };
    const applied = await apply({ ...CALM, lock });
    assert.equal(applied.lock.entry('w/gone.fewrk.json'), undefined);
    assert.deepEqual(applied.lock.entry(CHAT)?.previous, []);
  });
});
