import type { Node } from 'jsonc-parser';
import { parseExpression } from '../../../flexli/expressions/parser';
import { parseTree } from '../../../flexli/document/treeParser';
import { stringValue } from '../syntax/nodes';
import { wholesOf } from '../workspace/expressionReads';
import type { KeyPath } from '../workspace/mention';
import type { TargetOfPath } from '../workspace/mentionList';
import { MentionList } from '../workspace/mentionList';
import { actionsOf, readAction, readWorkflow } from '../workspace/workflowMentions';

/** A place at which the state is set or used, and which keys of it. */
export interface StateUse {
  readonly scope: number;
  readonly path: KeyPath;
  /** Offset of the key or string in the text. */
  readonly offset: number;
}

/** What happens to the state of a workflow besides reading single keys. */
export interface StateUses {
  /** Values that are set, at their whole paths; the empty path where a response replaces the state. */
  readonly sets: readonly StateUse[];
  /** Values that are handed on with whatever keys they have. */
  readonly wholes: readonly StateUse[];
}

/** Reads all of a workflow. Takes as long as a parse, so only somebody who changes names asks for it. */
export function readStateUses(text: string): StateUses {
  const { root } = parseTree(text);
  const uses: { readonly sets: StateUse[]; readonly wholes: StateUse[] } = { sets: [], wholes: [] };
  const own = new UseList(text, uses, 0);
  let scopes = readWorkflow(root, own).length;
  for (const action of actionsOf(root)) {
    scopes += readAction(action, text, new UseList(text, uses, scopes - 1)).scopes.length;
  }
  return uses;
}

/** Goes where mentions are collected, and looks at the values themselves. */
class UseList extends MentionList {
  readonly #uses: { readonly sets: StateUse[]; readonly wholes: StateUse[] };
  /** Scopes of an action count from 1; these many are before. */
  readonly #before: number;

  constructor(text: string, uses: { sets: StateUse[]; wholes: StateUse[] }, before: number) {
    super(text);
    this.#uses = uses;
    this.#before = before;
    this.onEverything = (key, target) => {
      this.#add(this.#uses.sets, [], target, key);
    };
  }

  override expression(node: Node | undefined, target: TargetOfPath): boolean {
    const text = stringValue(node);
    if (node !== undefined && text?.startsWith('::') === true) {
      // The mark alone is everything that there is to read.
      const paths = text === '::' ? [[]] : wholesOf(parseExpression(text.slice(2)).ast);
      for (const path of paths) this.#add(this.#uses.wholes, path, target, node);
    }
    return super.expression(node, target);
  }

  override keyPath(key: Node | undefined, base: KeyPath, target: TargetOfPath, defines = true): KeyPath {
    const path = super.keyPath(key, base, target, defines);
    if (defines && key !== undefined) this.#add(this.#uses.sets, path, target, key);
    return path;
  }

  #add(list: StateUse[], path: KeyPath, target: TargetOfPath, { offset }: Node): void {
    const found = target(path);
    if (found?.kind !== 'state') return;
    list.push({ scope: found.scope === 0 ? 0 : found.scope + this.#before, path: found.path, offset });
  }
}
