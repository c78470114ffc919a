import { TreeItem, TreeItemCollapsibleState, l10n } from 'vscode';
import type { RunStep, RunTimeline } from '../../runs/runTimeline';
import type { TreeNode } from '../treeNode';
import { ReasonNode } from './reasonNode';
import { statusIcon } from './statusIcon';
import { statusAndTime } from './statusText';

/** One item that an Iterator went through. */
export class IterationNode implements TreeNode {
  constructor(
    readonly parent: TreeNode,
    private readonly id: string,
    private readonly index: number,
    private readonly iteration: RunTimeline,
    private readonly stepNode: (parent: TreeNode, step: RunStep) => TreeNode,
  ) {}

  item(): TreeItem {
    const failed = this.iteration.status === 'failed';
    const item = new TreeItem(
      l10n.t('Item {0}', this.index + 1),
      failed ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed,
    );
    item.description = statusAndTime(this.iteration);
    item.iconPath = statusIcon(this.iteration.status);
    item.tooltip = this.iteration.reason;
    item.contextValue = 'flexli.iteration';
    item.id = this.id;
    return item;
  }

  children(): readonly TreeNode[] {
    const { steps, reason } = this.iteration;
    const nodes = steps.map((step) => this.stepNode(this, step));
    const shown = steps.some((step) => step.reason !== undefined);
    return reason === undefined || shown ? nodes : [...nodes, new ReasonNode(this, reason)];
  }
}
