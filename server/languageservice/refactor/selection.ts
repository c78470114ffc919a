import type { Node } from 'jsonc-parser';
import type { CodeAction, Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { LIMITS } from '../../../flexli/model/limits';
import type { LanguageContext } from '../context';
import type { LanguageDocument } from '../languageDocument';
import type { Cursor } from '../syntax/cursor';
import { findCursor } from '../syntax/cursor';
import { endOf, keyOf } from '../syntax/nodes';
import { scopeOf } from '../syntax/workflowScope';

/** What an editor can do with an action beyond changing texts. */
export interface ActionAbilities {
  /** Making a file is part of an edit. */
  readonly createFiles: boolean;
  /** An action that cannot be done is shown with the reason. */
  readonly disabled: boolean;
  /** Name of the command that keeps a secret before its text goes: see `moveSecret`. */
  readonly moveSecret?: string;
  /** Name of the command that asks what a placeholder stands for. */
  readonly giveVariable?: string;
  /**
   * False when the editor asks by itself, at every move of the cursor, just to show that there is something: then what
   * has to look at a whole large document is left out.
   */
  readonly asked?: boolean;
}

export const PLAIN_ABILITIES: ActionAbilities = { createFiles: false, disabled: false };

/** A stretch of a document that code actions are wanted for. */
export class Selection {
  readonly cursor: Cursor;
  #lists: readonly OrderedList[] | undefined;

  constructor(
    readonly document: LanguageDocument,
    readonly start: number,
    readonly end: number,
    readonly context: LanguageContext,
    readonly abilities: ActionAbilities,
  ) {
    this.cursor = findCursor(document.root, document.text, start);
  }

  /** An action that changes the document alone. */
  action(title: string, kind: string, edits: readonly Edit[]): CodeAction {
    return { title, kind, edit: this.changes(edits) };
  }

  changes(edits: readonly Edit[]): WorkspaceEdit {
    return { changes: { [this.document.uri]: this.textEdits(edits) } };
  }

  textEdits(edits: readonly Edit[]): TextEdit[] {
    return edits.map(({ start, end, newText }) => ({ range: this.range(start, end), newText }));
  }

  range(start: number, end: number): Range {
    const { textDocument } = this.document;
    return { start: textDocument.positionAt(start), end: textDocument.positionAt(end) };
  }

  textOf(node: Node): string {
    return this.document.text.slice(node.offset, this.endOf(node));
  }

  endOf(node: Node): number {
    return endOf(node, this.document.text.length);
  }

  /** The lists of actions or branches around the selection, the innermost first. */
  orderedLists(): readonly OrderedList[] {
    this.#lists ??= this.#findLists();
    return this.#lists;
  }

  /** True when a list may be looked at from one end to the other. */
  hasTimeFor({ items }: OrderedList): boolean {
    return this.abilities.asked !== false || items.length <= LIMITS.actions.max;
  }

  #findLists(): readonly OrderedList[] {
    const lists: OrderedList[] = [];
    for (let node = this.cursor.container; node !== undefined; node = node.parent) {
      if (node.type !== 'array' || node.parent?.type !== 'property' || this.endOf(node) < this.end) continue;
      const kind = listKind(node, keyOf(node.parent));
      if (kind === undefined) continue;
      const items = (node.children ?? []).filter((item) => item.type === 'object');
      const selected = items.filter((item) => item.offset <= this.end && this.start <= this.endOf(item));
      lists.push({ kind, node, items, selected });
    }
    return lists;
  }
}

/** A list whose items run by their `order`. */
export interface OrderedList {
  readonly kind: 'action' | 'branch';
  readonly node: Node;
  readonly items: readonly Node[];
  /** The items that the selection touches. */
  readonly selected: readonly Node[];
}

/** Offsets of the document's text. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** What is called `actions` in a connector action's parameters is that connector's own business. */
function listKind(list: Node, key: string): OrderedList['kind'] | undefined {
  if (key === 'actions' && scopeOf(list).list === list) return 'action';
  if (key !== 'branches') return undefined;
  const { owner, parameters } = scopeOf(list);
  return owner?.kind === 'action' && parameters === list.parent?.parent ? 'branch' : undefined;
}
