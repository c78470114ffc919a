import type { EngineHost } from '../../flexli/engine/host';
import type { JsonObject, JsonValue } from '../../flexli/model/json';
import type { WorkflowAction, WorkflowDocument } from '../../flexli/model/workflow';
import { WorkflowRunner } from '../../flexli/engine/runner';

/** A host that keeps nothing and waits for nothing. */
export function memoryHost(): EngineHost {
  let ids = 0;
  return {
    now: () => new Date(),
    newId: () => `id-${++ids}`,
    random: () => 0.5,
    sleep: () => Promise.resolve(),
    http: () => Promise.resolve({ ok: false, message: 'there is no network.' }),
    connector: () => Promise.resolve(undefined),
    emitEvent: () => Promise.resolve(),
    startRun: () => Promise.resolve({ error: 'there are no workflows.' }),
    record: () => Promise.resolve(),
  };
}

/** Runs a workflow of so many actions to its end; throws unless it is successful. */
export async function runInMemory(actions: readonly WorkflowAction[], input: JsonValue): Promise<void> {
  const workflow: WorkflowDocument = { name: 'Measured', schema_version: 1, actions };
  const limits = { actions: Infinity, seconds: Infinity, stateSize: Infinity };
  const runner = new WorkflowRunner(workflow, input, memoryHost(), { limits });
  const result = await runner.run(new AbortController().signal);
  if (result.status !== 'successful') throw new Error(result.reason);
}

/** Actions that do what actions do but for the request: a condition, parameters, a text with fields, a transform. */
export function someActions(count: number): readonly WorkflowAction[] {
  return Array.from({ length: count }, (_, index) => ({
    type: 'Flexli:CoreV1:CustomEvent',
    order: index + 1,
    condition: {
      criteria: [
        { attributes: [{ type: 'String' as const, attribute: '::items[0].name', operator: 'ne', value: '' }] },
      ],
    },
    parameters: {
      event_type: 'measured',
      content_type: 'application/json',
      body: { text: 'Hello {name}, {count:03d}', first: '::items[?id==`3`].name | [0]' },
    },
    variables: { name: '::items[0].name', count: index },
    transform: { [`results.r${index % 10}.done`]: index },
  }));
}

/** So many actions, in Branch actions of a hundred, since a list takes no more. */
export function manyActions(count: number): readonly WorkflowAction[] {
  if (count <= 100) return someActions(count);
  return Array.from({ length: count / 100 }, (_, index) => ({
    type: 'Flexli:CoreV1:Branch',
    order: index + 1,
    parameters: { branches: [{ order: 1, actions: someActions(100) as unknown as JsonValue }] },
  }));
}

/** A state of about so many characters of JSON. */
export function stateOf(size: number): JsonObject {
  const items = Array.from({ length: Math.max(1, Math.round(size / 60)) }, (_, id) => ({
    id,
    name: `Name ${id}`,
    note: 'some text that is kept',
  }));
  return { items };
}
