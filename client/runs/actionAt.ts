import { type JsonObject, type JsonValue, isJsonObject } from '../../flexli/model/json';

/** An action of a document, and its place in the server's form: `actions[1].parameters.actions[0]`. */
export interface FoundAction {
  readonly path: string;
  readonly action: JsonObject;
}

/**
 * The action at a place by orders: `2/1` is the one of order 1 inside the Iterator of order 2. Branches hold their actions
 * one level deeper, so the first branch that has the order is taken. Undefined when the document has none there.
 */
export function actionAt(document: JsonValue | undefined, place: string): FoundAction | undefined {
  let list: JsonValue | undefined = isJsonObject(document) ? document.actions : undefined;
  let path = 'actions';
  let found: FoundAction | undefined;
  for (const order of place.split('/')) {
    found = inList(list, path, Number(order)) ?? inBranches(found, Number(order));
    if (!found) return undefined;
    const { parameters } = found.action;
    list = isJsonObject(parameters) ? parameters.actions : undefined;
    path = `${found.path}.parameters.actions`;
  }
  return found;
}

function inList(list: JsonValue | undefined, path: string, order: number): FoundAction | undefined {
  if (!Array.isArray(list)) return undefined;
  for (const [index, action] of (list as readonly JsonValue[]).entries()) {
    if (isJsonObject(action) && Number(action.order) === order) return { path: `${path}[${index}]`, action };
  }
  return undefined;
}

function inBranches(outer: FoundAction | undefined, order: number): FoundAction | undefined {
  const parameters = outer?.action.parameters;
  if (!outer || !isJsonObject(parameters) || !Array.isArray(parameters.branches)) return undefined;
  for (const [index, branch] of (parameters.branches as readonly JsonValue[]).entries()) {
    if (!isJsonObject(branch)) continue;
    const found = inList(branch.actions, `${outer.path}.parameters.branches[${index}].actions`, order);
    if (found) return found;
  }
  return undefined;
}
