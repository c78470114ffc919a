import { type JsonValue, isJsonObject } from '../../flexli/model/json';

/**
 * Names of a workflow's actions by their place: `1` for the action of order 1, `2/1` for the one of order 1 inside the
 * Iterator of order 2. Read from the text that was run, which may be half-written by then, so nothing is taken on trust.
 */
export function stepNames(workflow: JsonValue | undefined): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  if (isJsonObject(workflow)) collect(workflow.actions, '', names);
  return names;
}

function collect(actions: JsonValue | undefined, prefix: string, names: Map<string, string>): void {
  if (!Array.isArray(actions)) return;
  for (const action of actions as readonly JsonValue[]) {
    if (!isJsonObject(action)) continue;
    const order = Number(action.order);
    if (!Number.isInteger(order)) continue;
    if (typeof action.description === 'string' && action.description.trim() !== '') {
      names.set(`${prefix}${order}`, action.description.trim());
    }
    if (isJsonObject(action.parameters)) collect(action.parameters.actions, `${prefix}${order}/`, names);
  }
}
