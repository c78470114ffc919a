import type { Node } from 'jsonc-parser';
import { isCoreType } from '../../../flexli/model/coreActions';
import { keyOf, stringOf, valueOf } from './nodes';

/** What an object or array of a workflow belongs to. */
export interface WorkflowScope {
  /** The innermost action or source around it. */
  readonly owner?: { readonly kind: 'action' | 'source'; readonly node: Node };
  /** The owner's `parameters`, when it lies in them. */
  readonly parameters?: Node;
  /** The innermost list of actions around it. */
  readonly list?: Node;
  /** What that list belongs to; it decides which actions it may hold. */
  readonly level: ActionLevel;
}

export type ActionLevel = 'workflow' | 'iterator' | 'branch';

/**
 * Reads the scope from the top down: `actions` inside the parameters of a connector action are that connector's own
 * business, those of an Iterator or a Branch are actions.
 */
export function scopeOf(container: Node | undefined): WorkflowScope {
  const { nodes, keys } = chainOf(container);
  if (keys[0] === 'source' && nodes[1]?.type === 'object') {
    const owner = { kind: 'source', node: nodes[1] } as const;
    return { owner, level: 'workflow', ...(keys[1] === 'parameters' && nodes[2] && { parameters: nodes[2] }) };
  }
  let at = 0;
  let level: ActionLevel = 'workflow';
  let scope: WorkflowScope = { level };
  while (keys[at] === 'actions' && nodes[at + 1]?.type === 'array') {
    const list = nodes[at + 1];
    const action = nodes[at + 2];
    if (list === undefined || action?.type !== 'object') return { ...scope, level, ...(list && { list }) };
    const owner = { kind: 'action', node: action } as const;
    const parameters = keys[at + 2] === 'parameters' ? nodes[at + 3] : undefined;
    scope = { owner, list, level, ...(parameters && { parameters }) };
    if (parameters === undefined || isConnectorOwner(action)) return scope;
    at += 3;
    level = 'iterator';
    if (keys[at] === 'branches' && nodes[at + 2]?.type === 'object') {
      level = 'branch';
      at += 2;
    }
  }
  return scope;
}

/** True when an action or source names a connector, or a type that is not the engine's own. */
export function isConnectorOwner(owner: Node): boolean {
  if (valueOf(owner, 'connector_id') !== undefined) return true;
  const type = stringOf(owner, 'type');
  return type !== undefined && type !== '' && !isCoreType(type) && !'Flexli:CoreV1:'.startsWith(type);
}

/** The objects and arrays from the root to a node, and the key or index that leads from each to the next. */
export function chainOf(container: Node | undefined): { nodes: Node[]; keys: (string | number)[] } {
  const nodes: Node[] = [];
  const keys: (string | number)[] = [];
  let node = container;
  while (node !== undefined) {
    nodes.unshift(node);
    const parent: Node | undefined = node.parent;
    if (parent?.type === 'property') keys.unshift(keyOf(parent));
    else if (parent?.type === 'array') keys.unshift(parent.children?.indexOf(node) ?? 0);
    node = parent?.type === 'property' ? parent.parent : parent;
  }
  return { nodes, keys };
}
