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
  /** What a connector's action answers; follows from its text and `known`. */
  responseOf(action: ActionView): Shape;
  /** Stands for all that is known of answers: the same object as long as that stays. */
  readonly known: object;
}

/** Where an action stands, and what it starts with. */
interface Start {
  readonly before: Shape;
  readonly place: ActionPlace;
  readonly item: Shape | undefined;
  readonly depth: number;
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
  return new StateReader(document, sources, parsed, kept);
}

class StateReader implements WorkflowStates {
  readonly input: Shape;
  readonly #initial: Shape;
  /** The workflow's own. */
  readonly #actions: readonly Node[];
  /** What each of those starts with that were passed. */
  readonly #starts = new Map<Node, Start>();
  #passed = 0;
  /** After those that were passed. */
  #state: Shape;
  #lastOrder: number | undefined;
  #inTextOrder = true;
  /** The one of them that was read last, and what was read of it: only that is kept, since it holds on to the tree. */
  #outermost: Node | undefined;
  readonly #nested = new Map<Node, Start>();
  readonly #states = new Map<Node, ActionState>();

  constructor(
    private readonly document: FlexliDocument,
    private readonly sources: InferenceSources,
    private readonly parsed: ParsedExpressions,
    private readonly kept: KeptEffects,
  ) {
    const { root } = document;
    const actions = valueOf(root, 'actions');
    const transform = valueOf(valueOf(root, 'source'), 'transform');
    this.input = sources.input;
    this.#actions = actions?.type === 'array' ? (actions.children ?? []) : [];
    // A source's transform is laid over nothing, so what it leaves out is gone.
    this.#initial =
      transform?.type === 'object' && (transform.children ?? []).length > 0
        ? this.#transformed(transform, EMPTY_OBJECT, sources.input, undefined, 'the source')
        : sources.input;
    this.#state = this.#initial;
  }

  get end(): Shape {
    this.#passUpTo(this.#actions.length);
    return this.#state;
  }

  get inTextOrder(): boolean {
    return this.#inTextOrder;
  }

  before(index: number): Shape | undefined {
    this.#passUpTo(index + 1);
    const action = this.#actions[index];
    return action && this.#starts.get(action)?.before;
  }

  of(action: Node): ActionState | undefined {
    const known = this.#states.get(action);
    if (known !== undefined) return known;
    const around: Node[] = [];
    for (let node: Node | undefined = action; node !== undefined; node = node.parent) around.push(node);
    if (!around.some((node) => this.#starts.has(node))) this.#passUpTo(this.#actions.length);
    const outermost = around.find((node) => this.#starts.has(node));
    if (outermost === undefined) return undefined;
    if (this.#outermost === outermost) this.#readTo(around);
    if (!this.#states.has(action)) {
      // Another one was read last, or the text of this one was read anew since.
      this.#begin(outermost);
      this.#readTo(around);
    }
    return this.#states.get(action);
  }

  /** Reads an action, from the outermost one around it. */
  #readTo(around: readonly Node[]): void {
    for (const node of [...around].reverse()) {
      const start = this.#starts.get(node) ?? this.#nested.get(node);
      if (start !== undefined && !this.#states.has(node)) this.#read(node, start);
    }
  }

  #begin(outermost: Node | undefined): void {
    this.#outermost = outermost;
    if (this.#nested.size > 0) this.#nested.clear();
    if (this.#states.size > 0) this.#states.clear();
  }

  /** Follows the state through the first so many actions of the text, or through all when they run in another order. */
  #passUpTo(count: number): void {
    if (this.#passed === 0) this.kept.beginReading();
    while (this.#passed < count && this.#passed < this.#actions.length) {
      const node = this.#actions[this.#passed++];
      if (node !== undefined && !this.#isNext(node)) {
        this.#inTextOrder = false;
        this.#passed = this.#actions.length;
        this.#state = this.#initial;
        for (const action of this.#inOrder(this.#actions)) this.#pass(action);
      } else if (node !== undefined) this.#pass(node);
    }
  }

  /** Whether an action runs behind the one above it. */
  #isNext(node: Node): boolean {
    const last = this.#lastOrder;
    this.#lastOrder = this.#orderOf(node);
    return last === undefined || this.#lastOrder === undefined || this.#lastOrder >= last;
  }

  #pass(node: Node): void {
    if (node.type !== 'object') return;
    this.#begin(node);
    const start: Start = { before: this.#state, place: 'workflow', item: undefined, depth: 0 };
    this.#starts.set(node, start);
    this.#state = this.#action(node, start);
  }

  /** The state after a list of actions, which run in their order. */
  #sequence(list: Node | undefined, start: Start): Shape {
    if (list?.type !== 'array' || start.depth > MAX_NESTING) return start.before;
    let state = start.before;
    for (const node of this.#inOrder(list.children ?? [])) {
      if (node.type !== 'object') continue;
      const next = { ...start, before: state };
      this.#nested.set(node, next);
      state = this.#action(node, next);
    }
    return state;
  }

  /** By `order`; what has none stays where it is. */
  #inOrder(actions: readonly Node[]): readonly Node[] {
    const orders = actions.map((action) => this.#orderOf(action));
    const sorted = orders.every(
      (order, index) => index === 0 || order === undefined || order >= (orders[index - 1] ?? order),
    );
    if (sorted) return actions;
    return actions
      .map((action, index) => ({ action, order: orders[index] ?? index }))
      .sort((left, right) => left.order - right.order)
      .map(({ action }) => action);
  }

  #orderOf(action: Node): number | undefined {
    if (action.type !== 'object') return undefined;
    return this.kept.orderOf(this.document.identityOf(action), () => numberOf(action, 'order'));
  }

  /** The state after an action, which is not read where its text and what it starts with are as before. */
  #action(node: Node, start: Start): Shape {
    const { before, item } = start;
    const of = [item, this.sources.known];
    return this.kept.effect(this.document.identityOf(node), 'action', before, of, () => this.#read(node, start));
  }

  #read(node: Node, { before, place, item, depth }: Start): Shape {
    const action = new ActionView(node, place, item !== undefined);
    const inside = this.#inside(action, before, item, depth);
    const response = this.#response(action, inside);
    this.#states.set(node, { before, response, item });
    const transform = action.value('transform');
    const after =
      transform?.type === 'object' ? this.#transformed(transform, inside, response, item, nameOf(action)) : inside;
    if (after === before || !maySkip(action)) return after;
    const identity = this.document.identityOf(transform?.type === 'object' ? transform : node);
    return this.kept.effect(identity, 'skip', after, [before], () => unite(after, before));
  }

  /** The state once the action has been executed, before its transform. */
  #inside(action: ActionView, before: Shape, item: Shape | undefined, depth: number): Shape {
    const parameters = action.value('parameters');
    if (action.type === CoreAction.Iterator) {
      const nested = this.#item(parameters, before, item);
      const start: Start = { before: nested.state, place: 'iterator', item: nested.item, depth: depth + 1 };
      this.#sequence(valueOf(parameters, 'actions'), start);
      return before;
    }
    if (action.type !== CoreAction.Branch) return before;
    const list = valueOf(parameters, 'branches');
    if (list?.type !== 'array') return before;
    const branches = (list.children ?? []).filter(({ type }) => type === 'object');
    const ends = branches.map((branch) =>
      this.#sequence(valueOf(branch, 'actions'), { before, place: 'branch', item, depth: depth + 1 }),
    );
    const hasElse = branches.some((branch) => valueOf(branch, 'condition')?.type !== 'object');
    const all = hasElse ? ends : [...ends, before];
    return this.kept.effect(this.document.identityOf(list), 'branches', before, all, () => uniteAll(all));
  }

  /** What the actions of an Iterator start with: the item, and what `iterator_input` puts beside or instead of it. */
  #item(parameters: Node | undefined, before: Shape, outer: Shape | undefined): { state: Shape; item: Shape } {
    const scope = { source: before, parsed: this.parsed, iteratorItem: outer };
    const path = shapeOfTemplate(valueOf(parameters, 'array_path'), scope);
    const item = listIn(path)?.items ?? UNKNOWN;
    const input = valueOf(parameters, 'iterator_input');
    if (input?.type !== 'object' || input.children?.length === 0) return { state: item, item };
    const identity = this.document.identityOf(input);
    const state = this.kept.effect(identity, 'transform', before, [item], () => {
      // The hosted build starts with the item all the same, the documented engine with the state around.
      const bases = [item, before].filter(({ kind }) => kind !== 'unknown');
      const target: Shape = { ...(objectIn(uniteAll(bases)) ?? EMPTY_OBJECT), rest: 'any' };
      return shapeOfTransform(input, target, { ...scope, iteratorItem: item }, 'set by iterator_input');
    });
    return { state, item };
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
    return this.kept.effect(identity, 'transform', target, [response, item, origin], () =>
      shapeOfTransform(transform, target, { source: response, parsed: this.parsed, iteratorItem: item }, origin),
    );
  }
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
