import { TreeItem, TreeItemCollapsibleState, l10n } from 'vscode';
import type { RunEntry } from '../../runs/runStore';
import { MessageNode } from '../messageNode';
import type { TreeNode } from '../treeNode';
import { ReasonNode } from './reasonNode';
import { statusIcon } from './statusIcon';
import { statusAndTime, statusText } from './statusText';
import { StepNode } from './stepNode';

/** A run of a workflow. */
export class RunNode implements TreeNode {
  constructor(
    readonly run: RunEntry,
    private readonly expanded: boolean,
  ) {}

  item(): TreeItem {
    const { run } = this;
    const item = new TreeItem(
      run.workflowName,
      this.expanded ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed,
    );
    const time = run.startedAt.toLocaleTimeString();
    item.description = [statusAndTime(run.timeline), run.environment.name, time].filter(Boolean).join(' · ');
    item.iconPath = statusIcon(run.timeline.status);
    item.tooltip = [run.workflowName, statusText(run.timeline.status), l10n.t('Run {0}', run.id), run.timeline.reason]
      .filter(Boolean)
      .join('\n');
    item.contextValue = run.followed ? 'flexli.run.followed' : 'flexli.run.over';
    item.id = run.id;
    item.accessibilityInformation = {
      label: `${run.workflowName}, ${statusText(run.timeline.status)}, ${item.description}`,
    };
    return item;
  }

  children(): readonly TreeNode[] {
    const { timeline, names } = this.run;
    const steps = timeline.steps.map((step) => new StepNode(this, this.run, step, names, ''));
    if (timeline.status === 'lost') {
      const text = l10n.t('The engine recorded no end: it has probably crashed at the last action.');
      return [...steps, new MessageNode(this, text, 'problem')];
    }
    // A reason that belongs to an action stands there.
    const shown = timeline.steps.some(({ reason }) => reason !== undefined);
    if (timeline.reason !== undefined && !shown) return [...steps, new ReasonNode(this, timeline.reason)];
    if (steps.length > 0) return steps;
    return [
      new MessageNode(
        this,
        timeline.status === 'running' ? l10n.t('Waiting for the first action…') : l10n.t('No action ran.'),
        'hint',
      ),
    ];
  }
}
