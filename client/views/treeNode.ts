import type { TreeItem } from 'vscode';

/**
 * One node of a tree. Neither method throws: a node that cannot do its work has a MessageNode as its child, which says
 * what is wrong and what to click.
 */
export interface TreeNode {
  readonly parent?: TreeNode;
  item(): TreeItem;
  children?(): Promise<readonly TreeNode[]> | readonly TreeNode[];
}
