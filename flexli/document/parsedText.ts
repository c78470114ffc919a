import type { Node } from 'jsonc-parser';
import { changedTree } from './changedTree';
import { SourceIdentities, SourceIdentity } from './sourceIdentities';
import type { TextChange } from './textChange';
import { compactChanges, joinedChange } from './textChange';
import type { ReadNode } from './treeNode';
import { TreeNode } from './treeNode';
import type { SyntaxTree } from './treeParser';
import { leaveUnread, parseTree, readerOf, SMALL } from './treeParser';

/** One version of a text with its syntax tree, which is there also when the JSON is broken. */
export class ParsedText {
  readonly #identities: SourceIdentities;
  readonly #tooDeep: boolean;
  readonly #read: ReadNode;

  private constructor(
    readonly text: string,
    readonly tree: SyntaxTree,
    identities: SourceIdentities,
  ) {
    this.#identities = identities;
    this.#read = readerOf(text);
    this.#tooDeep = tree.errors.some(({ kind }) => kind === 'NestedTooDeeply');
  }

  static of(text: string): ParsedText {
    return new ParsedText(text, parseTree(text), SourceIdentities.none());
  }

  /** Undefined when there is no value at all. */
  get root(): TreeNode | undefined {
    return this.tree.root;
  }

  /** The version after changes, each to what the one before it left; equal to that made from scratch. */
  changed(changes: readonly TextChange[], text: string): ParsedText {
    const identities = compactChanges(changes).reduce((before, change) => before.after(change), this.#identities);
    return new ParsedText(text, changedTree(this.tree, this.text, joinedChange(changes), text), identities);
  }

  /**
   * Lets go of what was read of an object or array, which is read again when somebody asks; nodes from below it are then
   * no longer those of the tree. Parsed texts that are short keep what they have.
   */
  letGo(node: Node): void {
    if (node instanceof TreeNode && this.text.length > SMALL) leaveUnread(node, this.#read);
  }

  /**
   * Stands for the source text of an object or array: the same object in every version in which that text is untouched,
   * wherever it moved. What follows from the node's own text alone, with places relative to the node's offset, can be
   * kept in a `WeakMap` by it.
   */
  identityOf(node: { readonly offset: number; readonly length: number }): SourceIdentity {
    // How much of deep nesting is read depends on what stands around it.
    if (this.#tooDeep) return new SourceIdentity(node.length);
    return this.#identities.at(node.offset, node.length);
  }

  /**
   * What a function makes of an object or array, made once for as long as the node's text stays the same. The function
   * looks at nothing outside of the node, and gives places by their distance from the node's offset.
   */
  onceFor<T>(node: Node, make: (node: Node, text: string) => T): T {
    return this.identityOf(node).once(make, () => make(node, this.text));
  }
}
