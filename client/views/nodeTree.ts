import { EventEmitter, type TreeDataProvider, type TreeItem, type TreeView, window } from 'vscode';
import type { TreeNode } from './treeNode';
import type { Releasable } from '../ui/releasable';

/** A tree view over nodes that know their own children. */
export class NodeTree<Root extends TreeNode> implements TreeDataProvider<TreeNode>, Releasable {
  private readonly changed = new EventEmitter<TreeNode | undefined>();
  private readonly view: TreeView<TreeNode>;
  readonly onDidChangeTreeData = this.changed.event;

  constructor(
    viewId: string,
    private readonly roots: () => readonly Root[],
  ) {
    this.view = window.createTreeView<TreeNode>(viewId, { treeDataProvider: this, showCollapseAll: true });
  }

  /** Shows a node that may have changed anew, or the whole tree. */
  refresh(node?: TreeNode): void {
    this.changed.fire(node);
  }

  /** Opens the view at a node, whose parents lead to a root. */
  async reveal(node: TreeNode, options: { readonly focus?: boolean; readonly expand?: boolean } = {}): Promise<void> {
    await this.view.reveal(node, { select: true, focus: options.focus ?? false, expand: options.expand ?? true });
  }

  getTreeItem(node: TreeNode): TreeItem {
    return node.item();
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    if (node === undefined) return [...this.roots()];
    return [...((await node.children?.()) ?? [])];
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return node.parent;
  }

  dispose(): void {
    this.view.dispose();
    this.changed.dispose();
  }
}
