// A run of 10,000 actions over a state of 1 MB, whose watcher keeps every state: `memoryProcess.cjs` prints what it came to.
import { memoryHost } from '../../bench/engine/memoryHost';
import type { EngineHost } from '../../flexli/engine/host';
import { WorkflowRunner } from '../../flexli/engine/runner';
import type { JsonValue } from '../../flexli/model/json';
import type { WorkflowAction, WorkflowDocument } from '../../flexli/model/workflow';

const BRANCHES = 100;
const ACTIONS = 99;
/** Characters of the JSON of the first state. */
const STATE_SIZE = 1_000_000;

async function main(): Promise<void> {
  const input = stateOf(STATE_SIZE);
  const states = new Set<JsonValue>();
  const workflow: WorkflowDocument = { name: 'Large', schema_version: 1, actions: branches() };
  const runner = new WorkflowRunner(workflow, input, hostThatKeeps(states));
  const { status, reason, state } = await runner.run(new AbortController().signal);
  const size = JSON.stringify(state).length;
  const maxRss = process.resourceUsage().maxRSS;
  console.log(JSON.stringify({ status, reason, states: states.size, size, maxRss }));
}

function stateOf(size: number): JsonValue {
  const item = (id: number): JsonValue => ({ id, name: `Person ${id}`, tags: ['a', 'b'], address: { city: 'Berlin' } });
  const count = Math.ceil(size / JSON.stringify(item(1000)).length);
  return { items: Array.from({ length: count }, (_, id) => item(id)), results: {} };
}

/** Each action changes the state at a place of its own. A Branch is an action, too. */
function branches(): readonly WorkflowAction[] {
  return Array.from({ length: BRANCHES }, (_, branch) => {
    const actions = Array.from({ length: ACTIONS }, (__, index) => ({
      type: 'Flexli:CoreV1:Transform',
      order: index + 1,
      transform: { [`results.r${branch}.a${index}`]: '::items[7].name' },
    }));
    const parameters = { branches: [{ order: 1, actions }] };
    return { type: 'Flexli:CoreV1:Branch', order: branch + 1, parameters };
  });
}

function hostThatKeeps(states: Set<JsonValue>): EngineHost {
  return {
    ...memoryHost(),
    event: (event) => {
      if (event.type === 'actionFinished') states.add(event.state);
    },
  };
}

void main();
