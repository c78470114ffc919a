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

  give(children: TreeNode[] | undefined): void {
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

/**
 * A key with its value. The node of the key is made when somebody asks for the children, since nearly all look for its text
 * alone.
 */
export class PropertyNode extends TreeNode {
  /** Undefined while the author is still typing. */
  content: TreeNode | undefined = undefined;
  #pair: TreeNode[] | undefined = undefined;

  constructor(
    offset: number,
    parent: TreeNode | undefined,
    readonly key: string,
    /** With its quotes. */
    readonly keyLength: number,
  ) {
    super('property', offset, -1, parent, undefined);
  }

  override get children(): TreeNode[] {
    return (this.#pair ??= this.#makePair());
  }

  #makePair(): TreeNode[] {
    const key = new TreeNode('string', this.offset, this.keyLength, this, this.key);
    return this.content === undefined ? [key] : [key, this.content];
  }
}
