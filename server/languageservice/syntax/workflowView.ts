import type { Node } from 'jsonc-parser';
import { CoreAction } from '../../../flexli/model/coreActions';
import { ActionView } from './actionView';
import type { ActionPlace } from './actionView';
import { valueOf } from './nodes';

/** Siblings: the actions of a workflow, an iterator or a branch, or the branches of a Branch. */
export type Siblings = readonly Node[];

export interface WorkflowVisitor {
  /** A list whose items have an `order`. */
  readonly siblings?: (items: Siblings, place: ActionPlace) => void;
  /** Each action at any depth, those around it first. */
  readonly action?: (action: ActionView) => void;
  readonly branch?: (branch: Node, insideIterator: boolean) => void;
}

/** Goes through the actions of a workflow, nested ones included; whatever has another form is passed over. */
export function visitActions(root: Node | undefined, visitor: WorkflowVisitor): void {
  visitList(valueOf(root, 'actions'), 'workflow', false, visitor);
}

/** Goes through one action and what it holds. */
export function visitAction(node: Node, place: ActionPlace, insideIterator: boolean, visitor: WorkflowVisitor): void {
  if (node.type !== 'object') return;
  const action = new ActionView(node, place, insideIterator);
  visitor.action?.(action);
  const parameters = action.value('parameters');
  if (action.type === CoreAction.Iterator) {
    visitList(valueOf(parameters, 'actions'), 'iterator', true, visitor);
  } else if (action.type === CoreAction.Branch) {
    const branches = itemsOf(valueOf(parameters, 'branches'));
    visitor.siblings?.(branches, 'branch');
    for (const branch of branches) {
      visitor.branch?.(branch, insideIterator);
      visitList(valueOf(branch, 'actions'), 'branch', insideIterator, visitor);
    }
  }
}

function visitList(
  list: Node | undefined,
  place: ActionPlace,
  insideIterator: boolean,
  visitor: WorkflowVisitor,
): void {
  const items = itemsOf(list);
  visitor.siblings?.(items, place);
  for (const item of items) visitAction(item, place, insideIterator, visitor);
}

function itemsOf(node: Node | undefined): readonly Node[] {
  return node?.type === 'array' ? (node.children ?? []) : [];
}
