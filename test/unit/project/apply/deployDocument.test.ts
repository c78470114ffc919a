import assert from 'node:assert/strict';
import type { JsonObject } from '../../../../flexli/model/json';
import { deployDocument } from '../../../../flexli/project/apply/deployDocument';
import type { ApplyOutcome } from '../../../../flexli/project/apply/outcome';
import { projectDocument } from '../../../../flexli/project/files/projectDocument';
import type { LockEntry } from '../../../../flexli/project/lock/lock';
import { createPlan } from '../../../../flexli/project/plan/createPlan';
import { prepare } from '../../../../flexli/project/plan/prepare';
import type { FakeAccount, FakeFault } from '../fakeAccount';
import { asDeployed, connector, deployed, inputsOf, TIME, workflow, type World } from '../fakeProject';
import type { MemoryLock } from '../memoryLock';
import { begin, C, CALM, CHAT, FILES, FLOW, NEXT, W } from './applySupport';

/** Only the connector is there. */
const HALF = asDeployed({ ...FILES, account: [deployed(C, connector('Chat'))] }, { [CHAT]: C });

interface Sent {
  readonly outcome: ApplyOutcome;
  readonly api: FakeAccount;
  readonly lock: MemoryLock;
}

/** Deploys one file of a world, as the command Deploy does. */
async function send(world: World, path: string, faults?: Readonly<Record<string, FakeFault>>): Promise<Sent> {
  const { api, lock } = begin(world, faults);
  return { outcome: await sendOnce(world, path, api, lock), api, lock };
}

async function sendOnce(world: World, path: string, api: FakeAccount, lock: MemoryLock): Promise<ApplyOutcome> {
  const inputs = inputsOf(world);
  const document = projectDocument(path, JSON.stringify(world.files?.[path]));
  assert.ok(document);
  const { placeholders } = prepare(document, inputs);
  const targets = new Map(
    [...inputs.lock.files].flatMap(([file, one]) => (one.deployed ? [[file, one.deployed]] : [])),
  );
  return deployDocument(
    { document, placeholders, targets },
    inputs.environment,
    { api, lock, now: () => new Date(TIME) },
    { signal: new AbortController().signal },
  );
}

/** What the next plan of all files does, by file. */
function next(world: World, { api, lock }: Sent): Readonly<Record<string, string>> {
  const files: Record<string, Partial<LockEntry>> = {};
  for (const path of Object.keys(world.files ?? {})) files[path] = lock.entry(path) ?? {};
  const plan = createPlan(inputsOf({ ...world, lock: files, account: api.documents }));
  return {
    ...Object.fromEntries(plan.documents.map(({ path, change }) => [path, change])),
    ...Object.fromEntries(plan.deletions.map(({ id, why }) => [id, why])),
  };
}

describe('a single deployment', () => {
  it('is recorded so that the next plan has nothing to do', async () => {
    const sent = await send(HALF, FLOW);
    assert.equal(sent.outcome.status, 'done');
    assert.deepEqual(sent.api.calls, ['create Flow']);
    const entry = sent.lock.entry(FLOW);
    assert.equal(entry?.deployed?.id, NEXT);
    assert.equal(entry.deployed.version, 1);
    assert.equal(entry.deployed.time, TIME);
    assert.deepEqual(entry.deployed.uses, [C]);
    assert.equal(entry.pending, undefined);
    assert.deepEqual(next(HALF, sent), { [CHAT]: 'unchanged', [FLOW]: 'unchanged' });
  });

  it('makes a new one of what did not change, and the next plan deletes the old one', async () => {
    const sent = await send(CALM, FLOW);
    assert.deepEqual(sent.api.calls, ['create Flow']);
    assert.deepEqual(
      sent.lock.entry(FLOW)?.previous.map(({ id }) => id),
      [W],
    );
    assert.deepEqual(next(CALM, sent), { [CHAT]: 'unchanged', [FLOW]: 'unchanged', [W]: 'replaced' });
  });

  it('lets what points at it follow in the next plan', async () => {
    const sent = await send(CALM, CHAT);
    assert.deepEqual(next(CALM, sent), { [CHAT]: 'unchanged', [FLOW]: 'replace', [C]: 'replaced', [W]: 'replaced' });
  });

  it('sends nothing when the lock cannot be read', async () => {
    const { api, lock } = begin(HALF);
    lock.read = () => Promise.resolve({ ok: false, message: 'Two people deployed.' });
    const outcome = await sendOnce(HALF, FLOW, api, lock);
    assert.equal(outcome.status, 'failed');
    assert.deepEqual(outcome.failures, [{ message: 'Two people deployed.' }]);
    assert.deepEqual(api.calls, []);
  });

  it('sends nothing when the lock cannot be written', async () => {
    const { api, lock } = begin(HALF);
    lock.failsAt = 1;
    assert.equal((await sendOnce(HALF, FLOW, api, lock)).status, 'failed');
    assert.deepEqual(api.calls, []);
  });

  it('tells what the API says, and leaves no note of what was certainly not created', async () => {
    const sent = await send(HALF, FLOW, { 'create Flow': { kind: 'validation' } });
    assert.equal(sent.outcome.failures[0]?.error?.kind, 'validation');
    assert.equal(sent.lock.entry(FLOW), undefined);
  });

  it('tells when the account cannot be listed', async () => {
    const { outcome, api } = await send(HALF, FLOW, { 'list workflows': { kind: 'network' } });
    assert.equal(outcome.failures[0]?.error?.kind, 'network');
    assert.deepEqual(api.calls, []);
  });

  it('says that it was cancelled, not that it failed', async () => {
    const { outcome } = await send(HALF, FLOW, { 'list workflows': { kind: 'cancelled' } });
    assert.deepEqual(outcome, { status: 'cancelled', done: [], failures: [], left: 1 });
  });

  describe('after one whose answer was lost', () => {
    async function interrupted(world: World, then: JsonObject): Promise<Sent> {
      const first = await send(world, FLOW, {
        'create Flow': { kind: 'network', done: true },
        // Nor can it be looked for.
        [`get ${NEXT}`]: { kind: 'network' },
      });
      assert.equal(first.outcome.status, 'failed');
      assert.ok(first.lock.entry(FLOW)?.pending);
      const later = { ...world, files: { ...world.files, [FLOW]: then } };
      return { ...first, outcome: await sendOnce(later, FLOW, first.api, first.lock) };
    }

    it('takes over what was created all the same', async () => {
      const sent = await interrupted(HALF, workflow('Flow', ['{{Chat}}']));
      assert.deepEqual(sent.api.calls, ['create Flow']);
      assert.deepEqual(
        sent.outcome.done.map(({ action, id }) => [action, id]),
        [['record', NEXT]],
      );
      assert.deepEqual(next(HALF, sent), { [CHAT]: 'unchanged', [FLOW]: 'unchanged' });
    });

    it('creates again when the answer was lost and nothing was created', async () => {
      const first = await send(HALF, FLOW, { 'create Flow': { kind: 'network' } });
      assert.equal((await sendOnce(HALF, FLOW, first.api, first.lock)).status, 'done');
      assert.deepEqual(next(HALF, first), { [CHAT]: 'unchanged', [FLOW]: 'unchanged' });
    });
  });
});
