import { type Command, ThemeIcon, TreeItem } from 'vscode';
import type { TreeNode } from '../treeNode';

/** One thing to know about the node above, in a line. */
export class FactNode implements TreeNode {
  constructor(
    readonly parent: TreeNode,
    private readonly key: string,
    private readonly text: string,
    private readonly description: string,
    private readonly icon: string | ThemeIcon,
    private readonly command?: Command,
  ) {}

  item(): TreeItem {
    const item = new TreeItem(this.text);
    item.description = this.description;
    item.iconPath = typeof this.icon === 'string' ? new ThemeIcon(this.icon) : this.icon;
    item.tooltip = [this.text, this.description].filter(Boolean).join('\n');
    item.contextValue = `flexli.fact.${this.key}`;
    if (this.command) item.command = this.command;
    item.accessibilityInformation = { label: [this.text, this.description].filter(Boolean).join(', ') };
    return item;
  }
}
