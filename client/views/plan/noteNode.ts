import { type Command, ThemeColor, ThemeIcon, TreeItem } from 'vscode';
import type { TreeNode } from '../treeNode';

/** A line of a plan that says something: a reason, a warning, an error. */
export class NoteNode implements TreeNode {
  constructor(
    readonly parent: TreeNode | undefined,
    private readonly kind: 'hint' | 'warning' | 'error' | 'delete',
    private readonly text: string,
    private readonly command?: Command,
    /** What the narrow line leaves out. */
    private readonly whole = text,
  ) {}

  item(): TreeItem {
    const item = new TreeItem(this.text.replace(/\s+/g, ' '));
    item.iconPath = ICONS[this.kind];
    item.tooltip = this.whole;
    item.contextValue = 'flexli.plan.note';
    if (this.command) {
      item.command = this.command;
      item.description = this.command.title;
    }
    return item;
  }
}

const ICONS = {
  hint: new ThemeIcon('info'),
  warning: new ThemeIcon('warning', new ThemeColor('problemsWarningIcon.foreground')),
  error: new ThemeIcon('error', new ThemeColor('problemsErrorIcon.foreground')),
  delete: new ThemeIcon('trash'),
} as const;
