import { type Command, ThemeColor, ThemeIcon, TreeItem } from 'vscode';
import type { TreeNode } from './treeNode';

/** Says why there is nothing to see, and does the next step when clicked. */
export class MessageNode implements TreeNode {
  constructor(
    readonly parent: TreeNode | undefined,
    private readonly text: string,
    private readonly kind: 'hint' | 'problem',
    private readonly action?: Command,
    /** What the narrow line leaves out. */
    private readonly whole = text,
  ) {}

  item(): TreeItem {
    const item = new TreeItem(this.text);
    if (this.action) {
      item.description = this.action.title;
      item.command = this.action;
    }
    item.iconPath =
      this.kind === 'hint'
        ? new ThemeIcon('info')
        : new ThemeIcon('warning', new ThemeColor('problemsWarningIcon.foreground'));
    item.tooltip = this.action ? `${this.whole}\n${this.action.title}` : this.whole;
    item.contextValue = 'flexli.message';
    return item;
  }
}
