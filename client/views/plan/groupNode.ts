import { ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { TreeNode } from '../treeNode';

/** Several nodes of a plan under a heading. */
export class PlanGroupNode implements TreeNode {
  private readonly nodes: readonly TreeNode[];

  constructor(
    private readonly title: string,
    private readonly icon: string,
    nodes: (parent: TreeNode) => readonly TreeNode[],
    private readonly expanded = false,
  ) {
    this.nodes = nodes(this);
  }

  item(): TreeItem {
    const item = new TreeItem(
      this.title,
      this.expanded ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed,
    );
    item.description = String(this.nodes.length);
    item.iconPath = new ThemeIcon(this.icon);
    item.contextValue = 'flexli.plan.group';
    item.id = `plan:group:${this.icon}`;
    return item;
  }

  children(): readonly TreeNode[] {
    return this.nodes;
  }
}
