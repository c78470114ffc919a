import type { NodeType } from 'jsonc-parser';
import { TreeParser } from './treeParser';
import { TreeNode } from './treeNode';

/**
 * An object or array that an edit left as it was. What it holds is read again from the text when somebody looks, which
 * after most edits nobody does: results are kept by the identity of its source.
 */
export class UnreadNode extends TreeNode {
  #text: string | undefined;

  constructor(type: NodeType, offset: number, length: number, parent: TreeNode | undefined, text: string) {
    super(type, offset, length, parent, undefined);
    this.#text = text;
  }

  /** Whether nobody has looked yet. */
  get unread(): boolean {
    return this.#text !== undefined;
  }

  override get children(): TreeNode[] | undefined {
    if (this.#text !== undefined) {
      const parser = new TreeParser(this.#text, [], this.offset);
      this.#text = undefined;
      parser.fill(this);
    }
    return super.children;
  }

  override set children(children: TreeNode[] | undefined) {
    super.children = children;
  }
}
