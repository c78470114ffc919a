import type { Node } from 'jsonc-parser';
import type { FlexliDocument } from '../../../flexli/document/flexliDocument';
import { CoreAction } from '../../../flexli/model/coreActions';
import type { ParsedExpressions } from '../expressions/parsedExpressions';
import type { ActionPlace } from '../syntax/actionView';
import { ActionView } from '../syntax/actionView';
import { numberOf, stringOf, valueOf } from '../syntax/nodes';
import type { KeptEffects } from './keptEffects';
import type { Shape } from './shape';
import { EMPTY_OBJECT, listIn, NULL, objectIn, UNKNOWN } from './shape';
import { shapeOfTemplate } from './templateShape';
import { shapeOfTransform } from './transformShape';
import { unite, uniteAll } from './unite';
import type { ActionState, WorkflowStates } from './workflowStates';

/** What the states of a workflow depend on besides its text. */
export interface InferenceSources {
  /** What a run of the workflow is started with. */
  readonly input: Shape;
  /** What a connector's action answers. */
  responseOf(action: ActionView): Shape;
}

/** Lists of actions deeper than this are no workflow any more. */
const MAX_NESTING = 50;

/** Follows the state through a workflow. Works on whatever of it is there. */
export function readStates(
  document: FlexliDocument,
  sources: InferenceSources,
  parsed: ParsedExpressions,
  kept: KeptEffects,
): WorkflowStates {
  return new StateReader(document, sources, parsed, kept).read(document.root);
}

class StateReader {
  readonly #actions = new Map<Node, ActionState>();

  constructor(
    private readonly document: FlexliDocument,
    private readonly sources: InferenceSources,
    private readonly parsed: ParsedExpressions,
    private readonly kept: KeptEffects,
  ) {}

  read(root: Node | undefined): WorkflowStates {
    const { input } = this.sources;
    const transform = valueOf(valueOf(root, 'source'), 'transform');
    // A source's transform is laid over nothing, so what it leaves out is gone.
    const initial =
      transform?.type === 'object' && (transform.children ?? []).length > 0
        ? this.#transformed(transform, EMPTY_OBJECT, input, undefined, 'the source')
        : input;
    const end = this.#sequence(valueOf(root, 'actions'), 'workflow', initial, undefined, 0);
    return { input, actions: this.#actions, end };
  }

  /** The state after a list of actions, which run in their order. */
  #sequence(list: Node | undefined, place: ActionPlace, initial: Shape, item: Shape | undefined, depth: number): Shape {
    if (list?.type !== 'array' || depth > MAX_NESTING) return initial;
    let state = initial;
    for (const node of inOrder(list.children ?? [])) {
      if (node.type === 'object') {
        state = this.#action(new ActionView(node, place, item !== undefined), state, item, depth);
      }
    }
    return state;
  }

  #action(action: ActionView, before: Shape, item: Shape | undefined, depth: number): Shape {
    const inside = this.#inside(action, before, item, depth);
    const response = this.#response(action, inside);
    this.#actions.set(action.node, { before, response, item });
    const transform = action.value('transform');
    const after =
      transform === undefined ? inside : this.#transformed(transform, inside, response, item, nameOf(action));
    if (after === before || !maySkip(action)) return after;
    const identity = this.document.identityOf(transform ?? action.node);
    return this.kept.effect(identity, 'skip', [after, before], () => unite(after, before));
  }

  /** The state once the action has been executed, before its transform. */
  #inside(action: ActionView, before: Shape, item: Shape | undefined, depth: number): Shape {
    const parameters = action.value('parameters');
    if (action.type === CoreAction.Iterator) {
      const nested = this.#item(parameters, before, item);
      this.#sequence(valueOf(parameters, 'actions'), 'iterator', nested.state, nested.item, depth + 1);
      return before;
    }
    if (action.type !== CoreAction.Branch) return before;
    const list = valueOf(parameters, 'branches');
    if (list?.type !== 'array') return before;
    const branches = (list.children ?? []).filter(({ type }) => type === 'object');
    const ends = branches.map((branch) =>
      this.#sequence(valueOf(branch, 'actions'), 'branch', before, item, depth + 1),
    );
    const hasElse = branches.some((branch) => valueOf(branch, 'condition')?.type !== 'object');
    const all = hasElse ? ends : [...ends, before];
    return this.kept.effect(this.document.identityOf(list), 'branches', all, () => uniteAll(all));
  }

  /** What the actions of an Iterator start with: the item, and what `iterator_input` puts beside or instead of it. */
  #item(parameters: Node | undefined, before: Shape, outer: Shape | undefined): { state: Shape; item: Shape } {
    const scope = { source: before, parsed: this.parsed, iteratorItem: outer };
    const path = shapeOfTemplate(valueOf(parameters, 'array_path'), scope);
    const item = listIn(path)?.items ?? UNKNOWN;
    const input = valueOf(parameters, 'iterator_input');
    if (input?.type !== 'object' || input.children?.length === 0) return { state: item, item };
    // One build starts with the item all the same, another one with this alone.
    const base = objectIn(item) ?? EMPTY_OBJECT;
    const target: Shape = { ...base, rest: 'any' };
    return { state: shapeOfTransform(input, target, { ...scope, iteratorItem: item }, 'iterator_input'), item };
  }

  #response(action: ActionView, inside: Shape): Shape {
    switch (action.type) {
      case CoreAction.Transform:
      case CoreAction.Branch:
        return inside;
      case CoreAction.Wait:
        return EMPTY_OBJECT;
      case CoreAction.CustomEvent:
      case CoreAction.Iterator:
        return NULL;
      default:
        return action.isConnectorAction ? this.sources.responseOf(action) : UNKNOWN;
    }
  }

  #transformed(transform: Node, target: Shape, response: Shape, item: Shape | undefined, who: string): Shape {
    const identity = this.document.identityOf(transform);
    const origin = `set by ${who}`;
    return this.kept.effect(identity, 'transform', [target, response, item, origin], () =>
      shapeOfTransform(transform, target, { source: response, parsed: this.parsed, iteratorItem: item }, origin),
    );
  }
}

/** By `order`; what has none stays where it is. */
function inOrder(actions: readonly Node[]): readonly Node[] {
  const orders = actions.map((action) => numberOf(action, 'order'));
  const sorted = orders.every(
    (order, index) => index === 0 || order === undefined || order >= (orders[index - 1] ?? order),
  );
  if (sorted) return actions;
  return actions
    .map((action, index) => ({ action, order: orders[index] ?? index }))
    .sort((left, right) => left.order - right.order)
    .map(({ action }) => action);
}

/** True if the run can go on although the action was not executed, or not to its end. */
function maySkip(action: ActionView): boolean {
  return ['condition', 'on_error'].some((key) => stringOf(action.value(key), 'on_fail') === 'skip');
}

function nameOf(action: ActionView): string {
  const order = numberOf(action.node, 'order');
  const type = action.type?.replace(/^Flexli:CoreV1:/, '');
  const number = order === undefined ? 'an action' : `action ${order}`;
  return type === undefined || type === '' ? number : `${number} (${type})`;
}
