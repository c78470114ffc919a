import type { ReadNode } from './treeNode';
import { PropertyNode, TreeNode } from './treeNode';
import { SMALL } from './treeParser';

/**
 * A node of the tree before an edit for the tree after it. Small objects and arrays are left unread, since results are
 * kept by the identity of their source; long lists are copied, so that nobody has to read them for one of their items.
 */
export function copiedNode(node: TreeNode, parent: TreeNode, shift: number, read: ReadNode): TreeNode {
  if (node instanceof PropertyNode) return copiedProperty(node, parent, shift, read);
  const { type, length } = node;
  const copy = new TreeNode(type, node.offset + shift, length, parent, node.value);
  if ((type === 'object' || type === 'array') && (length <= SMALL || node.unread)) copy.readLater(read);
  else copy.give(node.children?.map((child) => copiedNode(child, copy, shift, read)));
  return copy;
}

function copiedProperty(node: PropertyNode, parent: TreeNode, shift: number, read: ReadNode): PropertyNode {
  const copy = new PropertyNode(node.offset + shift, parent, node.key, node.keyLength);
  copy.length = node.length;
  if (node.colonOffset !== undefined) copy.colonOffset = node.colonOffset + shift;
  copy.content = node.content && copiedNode(node.content, copy, shift, read);
  return copy;
}
