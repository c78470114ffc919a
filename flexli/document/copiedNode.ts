import type { ReadNode } from './treeNode';
import { TreeNode } from './treeNode';
import { SMALL } from './treeParser';

/**
 * A node of the tree before an edit for the tree after it. Small objects and arrays are left unread, since results are
 * kept by the identity of their source; long lists are copied, so that nobody has to read them for one of their items.
 */
export function copiedNode(node: TreeNode, parent: TreeNode, shift: number, read: ReadNode): TreeNode {
  const { type, length, colonOffset } = node;
  const copy = new TreeNode(type, node.offset + shift, length, parent, node.value);
  if (colonOffset !== undefined) copy.colonOffset = colonOffset + shift;
  if ((type === 'object' || type === 'array') && (length <= SMALL || node.unread)) copy.readLater(read);
  else copy.children = node.children?.map((child) => copiedNode(child, copy, shift, read));
  return copy;
}
