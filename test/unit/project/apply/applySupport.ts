import type { PlanInputs } from '../../../../flexli/project/plan/inputs';
import { FakeAccount, type FakeFault } from '../fakeAccount';
import { asDeployed, connector, deployed, idOf, inputsOf, workflow, type World } from '../fakeProject';
import { MemoryLock } from '../memoryLock';

/** A connector, and a workflow that calls it. */
export const CHAT = 'c/chat.fecon.json';
export const FLOW = 'w/flow.fewrk.json';
/** The ids they have, and the one that is given next. */
export const [C, W, NEXT] = [1, 2, 100].map(idOf) as [string, string, string];

export const FILES: World = {
  files: { [CHAT]: connector('Chat'), [FLOW]: workflow('Flow', ['{{Chat}}']) },
  variables: { Chat: { connector: CHAT } },
};
/** Both are deployed as they are. */
export const CALM = asDeployed(
  { ...FILES, account: [deployed(C, connector('Chat')), deployed(W, workflow('Flow', [C]))] },
  { [CHAT]: C, [FLOW]: W },
);

/** What a test of a deployment begins with. */
export interface Begun {
  readonly inputs: PlanInputs;
  readonly api: FakeAccount;
  readonly lock: MemoryLock;
}

/** Account and lock of a world. */
export function begin(world: World, faults: Readonly<Record<string, FakeFault>> = {}): Begun {
  const inputs = inputsOf(world);
  const api = new FakeAccount(world.account);
  for (const [call, fault] of Object.entries(faults)) api.faults.set(call, fault);
  return { inputs, api, lock: new MemoryLock(inputs.lock.files) };
}
