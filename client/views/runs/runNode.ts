import { TreeItem, TreeItemCollapsibleState, l10n } from 'vscode';
import { childRunsByStep } from '../../runs/childRuns';
import type { RunEntry } from '../../runs/runStore';
import { MessageNode } from '../messageNode';
import { problemNode } from '../problemNode';
import type { TreeNode } from '../treeNode';
import { ReasonNode } from './reasonNode';
import type { RunParts } from './runParts';
import { startText } from './startText';
import { statusIcon } from './statusIcon';
import { statusAndTime, statusText } from './statusText';
import { StepNode } from './stepNode';

/** A run of a workflow; its actions are read when it is opened. */
export class RunNode implements TreeNode {
  constructor(
    readonly run: RunEntry,
    private readonly parts: RunParts,
    private readonly expanded: boolean,
    readonly parent?: TreeNode,
  ) {}

  item(): TreeItem {
    const { run } = this;
    const item = new TreeItem(
      run.workflowName,
      this.expanded ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed,
    );
    const time = startText(run.startedAt, new Date());
    item.description = [statusAndTime(run.timeline), run.environment.name, time].filter(Boolean).join(' · ');
    item.iconPath = statusIcon(run.timeline.status);
    item.tooltip = [
      run.workflowName,
      statusText(run.timeline.status),
      run.startedAt.toLocaleString(),
      l10n.t('Run {0}', run.id),
      run.timeline.reason,
    ]
      .filter(Boolean)
      .join('\n');
    item.contextValue = run.followed ? 'flexli.run.followed' : 'flexli.run.over';
    item.id = run.id;
    item.accessibilityInformation = {
      label: `${run.workflowName}, ${statusText(run.timeline.status)}, ${item.description}`,
    };
    return item;
  }

  async children(): Promise<readonly TreeNode[]> {
    const problem = await this.parts.reader.open(this.run);
    // What was just read stands in the store.
    const run = this.parts.store.find(this.run.id) ?? this.run;
    const { timeline, names } = run;
    const children = childRunsByStep(timeline, run.startedAt.getTime(), this.parts.store.childrenOf(run.id));
    const nodesOf = (key: string, parent: TreeNode): readonly TreeNode[] =>
      (children.get(key) ?? []).map((child) => new RunNode(child, this.parts, false, parent));
    const nodes: TreeNode[] = [
      ...(problem ? [problemNode(this, problem, run.environment, 'flexli.runs.refresh')] : []),
      ...timeline.steps.map((step) => new StepNode(this, run, step, names, '', nodesOf)),
      ...nodesOf('', this),
    ];
    // What could not be read may say how it ended.
    if (timeline.status === 'lost' && !problem) {
      const text =
        timeline.steps.length === 0
          ? l10n.t('The account keeps no history of this run, so its end is not known.')
          : l10n.t('The engine recorded no end: it has probably crashed at the last action.');
      return [...nodes, new MessageNode(this, text, 'problem')];
    }
    // A reason that belongs to an action stands there.
    const shown = timeline.steps.some(({ reason }) => reason !== undefined);
    if (timeline.reason !== undefined && !shown) return [...nodes, new ReasonNode(this, timeline.reason)];
    if (nodes.length > 0) return nodes;
    return [
      new MessageNode(
        this,
        timeline.status === 'running' ? l10n.t('Waiting for the first action…') : l10n.t('No action ran.'),
        'hint',
      ),
    ];
  }
}
