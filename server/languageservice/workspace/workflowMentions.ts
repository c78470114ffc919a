import type { Node } from 'jsonc-parser';
import { CoreAction, CoreSource } from '../../../flexli/model/coreActions';
import { keyOf, stringOf, valueOf } from '../syntax/nodes';
import { isConnectorOwner } from '../syntax/workflowScope';
import type { KeyPath, Mention, Target } from './mention';
import { inOrder } from './mention';
import type { TargetOfPath } from './mentionList';
import { MentionList } from './mentionList';

/** What some keys of a workflow are keys of. */
export interface StateScope {
  /** `input` is there only when the source's transform makes the state out of it. */
  readonly kind: 'state' | 'input' | 'item';
  /** Place of the `array_path` of an Iterator, whose items are the state of its actions. */
  readonly from?: { readonly start: number; readonly end: number };
}

/** Keys of what another run is started with. */
const INPUT = { keyPaths: false, defines: true };

/** Lists of actions deeper than this are no workflow any more. */
const MAX_NESTING = 50;

/** What one action at the top mentions, with all that is in it; offsets count from the action's own. */
export interface ActionMentions {
  readonly mentions: readonly Mention[];
  /** Those by which it starts workflows. */
  readonly starts: readonly Mention[];
  /** Scopes of its own. In the mentions, 0 is the state of the workflow and 1 the first of these. */
  readonly scopes: readonly StateScope[];
}

/** What a workflow mentions outside of its actions, and its scopes without theirs. */
export function readWorkflow(root: Node | undefined, list: MentionList): readonly StateScope[] {
  const reader = new WorkflowReader(list);
  reader.read(root);
  list.placeholders(root, new Set(actionsOf(root)));
  return reader.scopes;
}

/** The actions at the top of a workflow. */
export function actionsOf(root: Node | undefined): readonly Node[] {
  const actions = valueOf(root, 'actions');
  return actions?.type === 'array' ? (actions.children ?? []).filter(({ type }) => type === 'object') : [];
}

/** Looks at nothing but the action, so that it need not be read again while its text stays the same. */
export function readAction(action: Node, text: string, list = new MentionList(text)): ActionMentions {
  const reader = new WorkflowReader(list);
  reader.action(action, 0, 0);
  list.placeholders(action);
  const mentions = inOrder(list.all).map((mention) => movedMention(mention, -action.offset, 0));
  return {
    mentions,
    starts: mentions.filter(isStart),
    scopes: reader.scopes.slice(1).map((scope) => movedScope(scope, -action.offset)),
  };
}

function isStart({ target, defines }: Mention): boolean {
  return target.kind === 'customEvent' ? defines : target.kind === 'workflow' && target.id !== undefined;
}

/** A mention as it stands somewhere else, and with other numbers for all scopes but the first. */
export function movedMention(mention: Mention, by: number, scopes: number): Mention {
  const { target, start, end } = mention;
  return { ...mention, target: movedTarget(target, by, scopes), start: start + by, end: end + by };
}

function movedTarget(target: Target, by: number, scopes: number): Target {
  if (target.kind === 'variable') return { ...target, scope: target.scope + by };
  return target.kind === 'state' && target.scope > 0 ? { ...target, scope: target.scope + scopes } : target;
}

export function movedScope(scope: StateScope, by: number): StateScope {
  const { from } = scope;
  return from ? { ...scope, from: { start: from.start + by, end: from.end + by } } : scope;
}

class WorkflowReader {
  readonly scopes: StateScope[] = [{ kind: 'state' }];
  readonly #list: MentionList;

  constructor(list: MentionList) {
    this.#list = list;
  }

  read(root: Node | undefined): void {
    this.#list.whole(valueOf(root, 'name'), { kind: 'workflow' }, { defines: true });
    this.#source(valueOf(root, 'source'));
  }

  #source(source: Node | undefined): void {
    const connectorId = this.#connector(source);
    const type = stringOf(source, 'type') ?? '';
    const transform = valueOf(source, 'transform');
    if (source && isConnectorOwner(source)) {
      this.#list.whole(valueOf(source, 'type'), { kind: 'event', connectorId: connectorId ?? '', name: type });
    } else if (type === CoreSource.CustomEvent) {
      this.#customEvent(valueOf(source, 'parameters'), false);
    }
    const input = (transform?.children ?? []).length > 0 ? this.scopes.push({ kind: 'input' }) - 1 : 0;
    this.#list.values(valueOf(source, 'condition'), state(input));
    this.#transform(transform, state(0), state(input));
  }

  #actions(list: Node | undefined, scope: number, depth: number): void {
    if (list?.type !== 'array' || depth > MAX_NESTING) return;
    for (const action of list.children ?? []) if (action.type === 'object') this.action(action, scope, depth);
  }

  action(action: Node, scope: number, depth: number): void {
    const connectorId = this.#connector(action);
    const type = stringOf(action, 'type') ?? '';
    const variables = valueOf(action, 'variables');
    const parameters = valueOf(action, 'parameters');
    this.#list.values(valueOf(action, 'condition'), state(scope));
    const variable = this.#variables(variables, action, scope);
    // What these two answer is the state itself.
    const readsState = type === CoreAction.Transform || type === CoreAction.Branch;
    this.#transform(valueOf(action, 'transform'), state(scope), readsState ? state(scope) : undefined);
    if (isConnectorOwner(action)) {
      this.#list.whole(valueOf(action, 'type'), { kind: 'action', connectorId: connectorId ?? '', name: type });
      const parameter = (path: KeyPath): Target => ({
        kind: 'parameter',
        connectorId: connectorId ?? '',
        action: type,
        path,
      });
      this.#list.keys(parameters, parameter, { keyPaths: true, defines: false });
      this.#list.values(parameters, state(scope), variable);
    } else {
      this.#core(type, parameters, scope, variable, depth);
    }
  }

  #core(
    type: string,
    parameters: Node | undefined,
    scope: number,
    variable: (name: string) => Target | undefined,
    depth: number,
  ): void {
    for (const property of parameters?.children ?? []) {
      const value = property.children?.[1];
      const key = keyOf(property);
      const nested =
        (type === CoreAction.Iterator && key === 'actions') || (type === CoreAction.Branch && key === 'branches');
      if (!nested) this.#list.values(value, state(scope), variable);
    }
    if (type === CoreAction.CustomEvent) this.#customEvent(parameters, true);
    if (type === CoreAction.RunWorkflow) this.#runWorkflow(parameters);
    if (type === CoreAction.Iterator) this.#iterator(parameters, depth);
    if (type !== CoreAction.Branch) return;
    for (const branch of valueOf(parameters, 'branches')?.children ?? []) {
      this.#list.values(valueOf(branch, 'condition'), state(scope));
      this.#actions(valueOf(branch, 'actions'), scope, depth + 1);
    }
  }

  #iterator(parameters: Node | undefined, depth: number): void {
    const list = valueOf(parameters, 'array_path');
    const from = list && { start: list.offset, end: list.offset + Math.max(list.length, 0) };
    const input = valueOf(parameters, 'iterator_input');
    const scope = this.scopes.push({ kind: 'item', ...(from && { from }) }) - 1;
    for (const property of input?.children ?? []) this.#list.keyPath(property.children?.[0], [], state(scope));
    this.#actions(valueOf(parameters, 'actions'), scope, depth + 1);
  }

  #customEvent(parameters: Node | undefined, emits: boolean): void {
    const name = stringOf(parameters, 'event_type');
    if (name === undefined || name.startsWith('::')) return;
    this.#list.whole(valueOf(parameters, 'event_type'), { kind: 'customEvent', name }, { defines: emits });
    if (!emits) return;
    const of = { by: 'customEvent', name } as const;
    this.#list.keys(valueOf(parameters, 'body'), (path) => ({ kind: 'input', of, path }), INPUT);
  }

  #runWorkflow(parameters: Node | undefined): void {
    const workflowId = stringOf(parameters, 'workflow_id');
    if (workflowId === undefined || workflowId.startsWith('::')) return;
    this.#list.whole(valueOf(parameters, 'workflow_id'), { kind: 'workflow', id: workflowId }, { form: 'reference' });
    const of = { by: 'run', workflowId } as const;
    this.#list.keys(valueOf(parameters, 'workflow_input'), (path) => ({ kind: 'input', of, path }), INPUT);
  }

  #connector(owner: Node | undefined): string | undefined {
    const id = stringOf(owner, 'connector_id');
    if (id !== undefined)
      this.#list.whole(valueOf(owner, 'connector_id'), { kind: 'connector', id }, { form: 'reference' });
    return id;
  }

  #variables(variables: Node | undefined, action: Node, scope: number): (name: string) => Target | undefined {
    const names = new Set<string>();
    const target = (name: string): Target => ({ kind: 'variable', scope: action.offset, name });
    for (const property of variables?.children ?? []) {
      names.add(keyOf(property));
      this.#list.whole(property.children?.[0], target(keyOf(property)), { defines: true });
      this.#list.values(property.children?.[1], state(scope));
    }
    return (name) => (names.has(name) ? target(name) : undefined);
  }

  /** @param reads what the values read from; those of an action read its response, which nobody here defines */
  #transform(transform: Node | undefined, defines: TargetOfPath, reads?: TargetOfPath): void {
    if (transform?.type !== 'object') return;
    for (const property of transform.children ?? []) {
      const [key, value] = property.children ?? [];
      if (keyOf(property) !== '::') this.#list.keyPath(key, [], defines);
      else if (key !== undefined) this.#list.onEverything?.(key, defines);
      if (reads !== undefined) this.#list.values(value, reads);
    }
  }
}

function state(scope: number): TargetOfPath {
  return (path) => ({ kind: 'state', scope, path });
}
