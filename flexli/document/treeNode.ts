import type { Node, NodeType } from 'jsonc-parser';

/** A node of the syntax tree, with the fields that jsonc-parser gives its nodes, so that its functions take it. */
export class TreeNode implements Node {
  /** Offset of a property's colon. */
  colonOffset: number | undefined = undefined;
  #children: TreeNode[] | undefined = undefined;

  constructor(
    readonly type: NodeType,
    readonly offset: number,
    public length: number,
    public parent: TreeNode | undefined,
    /** Of a string, number, boolean or null. */
    readonly value: string | number | boolean | null | undefined,
  ) {}

  /** Items of an array, properties of an object, key and value of a property. */
  get children(): TreeNode[] | undefined {
    return this.#children;
  }

  set children(children: TreeNode[] | undefined) {
    this.#children = children;
  }
}
