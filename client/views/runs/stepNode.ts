import { TreeItem, TreeItemCollapsibleState, l10n } from 'vscode';
import type { RunEntry } from '../../runs/runStore';
import { durationText } from '../../runs/duration';
import type { RunStep } from '../../runs/runTimeline';
import type { TreeNode } from '../treeNode';
import { IterationNode } from './iterationNode';
import { ReasonNode } from './reasonNode';
import { statusIcon } from './statusIcon';
import { statusAndTime, statusText } from './statusText';

/** One action of a run; a click opens the state before and after it. */
export class StepNode implements TreeNode {
  constructor(
    readonly parent: TreeNode,
    readonly run: RunEntry,
    readonly step: RunStep,
    private readonly names: ReadonlyMap<string, string>,
    /** Place of the action that it stands in: `2/` inside the Iterator of order 2. */
    private readonly outer: string,
    /** The runs that an action has started, by its key. */
    private readonly runsOf: (key: string, parent: TreeNode) => readonly TreeNode[],
    /** The run of the item that it belongs to, inside an Iterator. */
    readonly nestedRunId?: string,
  ) {}

  /** Where it stands, by orders: `2/1` is the action of order 1 inside the one of order 2. */
  get place(): string {
    return `${this.outer}${this.step.order}`;
  }

  /** The action's description, else its type without the engine's prefix. */
  get title(): string {
    return this.names.get(this.place) ?? shortType(this.step.type);
  }

  item(): TreeItem {
    const { step, run } = this;
    const nodes = this.children();
    const item = new TreeItem(
      `${step.order}. ${this.title}`,
      nodes.length === 0
        ? TreeItemCollapsibleState.None
        : step.status === 'failed'
          ? TreeItemCollapsibleState.Expanded
          : TreeItemCollapsibleState.Collapsed,
    );
    const what = step.connectorType === undefined ? shortType(step.type) : `${step.connectorType}.${step.type}`;
    item.description = [statusAndTime(step), this.title === what ? '' : what].filter(Boolean).join(' · ');
    item.iconPath = statusIcon(step.status);
    const time = step.durationMs === undefined ? '' : ` · ${durationText(step.durationMs)}`;
    item.tooltip = [`${step.order}. ${this.title}`, what, `${statusText(step.status)}${time}`, step.reason]
      .filter(Boolean)
      .join('\n');
    item.contextValue = step.connectorType === undefined ? 'flexli.step.core' : 'flexli.step.connector';
    item.id = `${run.id}/${step.key}`;
    item.command = { command: 'flexli.runs.openState', title: l10n.t('Open State'), arguments: [this] };
    item.accessibilityInformation = {
      label: `${step.order}, ${this.title}, ${statusText(step.status)}, ${item.description}`,
    };
    return item;
  }

  children(): readonly TreeNode[] {
    const { run, step } = this;
    const nodes: TreeNode[] = step.iterations.map(
      (iteration, index) =>
        new IterationNode(this, `${run.id}/${step.key}/${index}`, index, iteration, (parent, inner) => {
          return new StepNode(parent, run, inner, this.names, `${this.place}/`, () => [], iteration.nestedRunId);
        }),
    );
    nodes.push(...this.runsOf(step.key, this));
    if (step.reason !== undefined) nodes.push(new ReasonNode(this, step.reason));
    return nodes;
  }
}

function shortType(type: string): string {
  return type.replace(/^Flexli:CoreV1:/, '');
}
