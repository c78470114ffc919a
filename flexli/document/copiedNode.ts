import { TreeNode } from './treeNode';
import { UnreadNode } from './unreadNode';

/** Lists and objects that are longer than this and were read are copied instead of being read again. */
const LARGE = 2_000;

/** A node of the tree before an edit for the tree after it, which has a text of its own. */
export function copiedNode(node: TreeNode, parent: TreeNode, shift: number, text: string): TreeNode {
  const { type, length, colonOffset } = node;
  const offset = node.offset + shift;
  if ((type === 'object' || type === 'array') && (length <= LARGE || (node instanceof UnreadNode && node.unread))) {
    return new UnreadNode(type, offset, length, parent, text);
  }
  const copy = new TreeNode(type, offset, length, parent, node.value);
  if (colonOffset !== undefined) copy.colonOffset = colonOffset + shift;
  if (node.children !== undefined) copy.children = node.children.map((child) => copiedNode(child, copy, shift, text));
  return copy;
}
