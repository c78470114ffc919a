import type { Node, NodeType } from 'jsonc-parser';

/** Reads what an object or array holds, and gives it its children. */
export type ReadNode = (node: TreeNode) => void;

/** A node of the syntax tree, with the fields that jsonc-parser gives its nodes, so that its functions take it. */
export class TreeNode implements Node {
  /** Offset of a property's colon. */
  colonOffset: number | undefined = undefined;
  /** The children, or what reads them. */
  #content: TreeNode[] | ReadNode | undefined = undefined;

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
    const content = this.#content;
    return typeof content === 'function' ? this.#read(content) : content;
  }

  set children(children: TreeNode[] | undefined) {
    this.#content = children;
  }

  /** Leaves it to the first one who asks for the children to have them read. */
  readLater(read: ReadNode): void {
    this.#content = read;
  }

  /** Whether nobody has asked yet. */
  get unread(): boolean {
    return typeof this.#content === 'function';
  }

  #read(read: ReadNode): TreeNode[] | undefined {
    this.#content = undefined;
    read(this);
    return this.children;
  }
}
