import assert from 'node:assert/strict';
import { applyPlan } from '../../../../flexli/project/apply/applyPlan';
import { planDeletion } from '../../../../flexli/project/plan/planDeletion';
import type { FakeAccount } from '../fakeAccount';
import { asDeployed, connector, deployed, idOf, TIME, workflow, type World } from '../fakeProject';
import type { MemoryLock } from '../memoryLock';
import { begin, C, CALM, CHAT, FILES, FLOW, W } from './applySupport';

interface Removed {
  readonly api: FakeAccount;
  readonly lock: MemoryLock;
  readonly kept: readonly string[];
  readonly unknown: readonly string[];
}

describe('deleting', () => {
  async function remove(world: World, wanted: readonly string[]): Promise<Removed> {
    const { inputs, api, lock } = begin(world);
    const { plan, unknown } = planDeletion(inputs, wanted);
    await applyPlan(plan, { api, lock, now: () => new Date(TIME) }, { signal: new AbortController().signal });
    return { api, lock, unknown, kept: plan.kept.map(({ id, usedBy }) => `${id} ${usedBy.join()}`) };
  }

  it('takes everything of a file out, users first', async () => {
    const previous = [{ ...CALM.lock![FLOW]!.deployed!, id: idOf(9) }];
    const lock = { ...CALM.lock, [FLOW]: { ...CALM.lock?.[FLOW], previous } };
    const world = { ...CALM, lock, account: [...(CALM.account ?? []), deployed(idOf(9), workflow('Flow', [C]))] };
    const removed = await remove(world, [CHAT, FLOW]);
    assert.deepEqual(removed.api.calls, [`delete ${W} 1`, `delete ${idOf(9)} 1`, `delete ${C} 1`]);
    assert.deepEqual([removed.lock.entry(CHAT), removed.lock.entry(FLOW)], [undefined, undefined]);
  });

  it('leaves what something points at', async () => {
    const { api, kept } = await remove(CALM, [CHAT]);
    assert.deepEqual([api.calls, kept], [[], [`${C} Flow`]]);
  });

  it('leaves what a file points at where the API does not read it back', async () => {
    const wait = { type: 'Flexli:CoreV1:Wait', order: 1, parameters: { seconds: 1 }, variables: { id: '{{Chat}}' } };
    const content = workflow('Flow', [], { actions: [wait] });
    const known = asDeployed(
      {
        ...FILES,
        files: { [CHAT]: connector('Chat'), [FLOW]: content },
        account: [deployed(C, connector('Chat')), deployed(W, content)],
      },
      { [CHAT]: C, [FLOW]: W },
    );
    const { deployed: flow } = known.lock![FLOW]!;
    const world = { ...known, lock: { ...known.lock, [FLOW]: { deployed: { ...flow!, uses: [C] } } } };
    assert.deepEqual((await remove(world, [CHAT])).kept, [`${C} Flow`]);
    assert.deepEqual((await remove(world, [CHAT, FLOW])).api.calls, [`delete ${W} 1`, `delete ${C} 1`]);
  });

  it('takes ids, and says what is unknown', async () => {
    const { api, unknown } = await remove(
      { ...CALM, account: [...(CALM.account ?? []), deployed(idOf(9), workflow('Other'))] },
      [idOf(9), 'nothing'],
    );
    assert.deepEqual([api.calls, unknown], [[`delete ${idOf(9)} 1`], ['nothing']]);
  });
});
