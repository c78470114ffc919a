import { MarkdownString, ThemeIcon, TreeItem, l10n } from 'vscode';
import type { ConnectorEvent } from '../../../flexli/model/connector';
import type { TreeNode } from '../treeNode';
import type { DefinedNode, Definition } from './definition';
import { eventTooltip } from './operationTooltip';

/** An event of a connector. */
export class EventNode implements TreeNode, DefinedNode {
  constructor(
    readonly parent: TreeNode,
    private readonly event: ConnectorEvent,
    readonly definition: Definition,
  ) {}

  item(): TreeItem {
    const item = new TreeItem(this.event.type);
    item.description = this.event.name;
    item.iconPath = new ThemeIcon('symbol-event');
    item.tooltip = new MarkdownString(eventTooltip(this.event, l10n.t));
    item.contextValue = 'flexli.operation';
    item.command = { command: 'flexli.connectors.open', title: l10n.t('Open Definition'), arguments: [this] };
    return item;
  }
}
