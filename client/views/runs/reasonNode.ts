import { ThemeColor, ThemeIcon, TreeItem } from 'vscode';
import type { TreeNode } from '../treeNode';

/** Why a run or an action failed or stopped. */
export class ReasonNode implements TreeNode {
  constructor(
    readonly parent: TreeNode,
    private readonly reason: string,
  ) {}

  item(): TreeItem {
    const item = new TreeItem(this.reason.replace(/\s+/g, ' '));
    item.iconPath = new ThemeIcon('comment', new ThemeColor('testing.iconFailed'));
    item.tooltip = this.reason;
    item.contextValue = 'flexli.reason';
    return item;
  }
}
