import { MarkdownString, ThemeIcon, TreeItem, l10n } from 'vscode';
import type { ConnectorAction } from '../../../flexli/model/connector';
import type { TreeNode } from '../treeNode';
import type { DefinedNode, Definition } from './definition';
import { actionTooltip } from './operationTooltip';

/** An action of a connector. */
export class ActionNode implements TreeNode, DefinedNode {
  constructor(
    readonly parent: TreeNode,
    private readonly action: ConnectorAction,
    readonly definition: Definition,
  ) {}

  item(): TreeItem {
    const { action } = this;
    const item = new TreeItem(action.type);
    item.description = `${action.method.toUpperCase()} ${action.path}`;
    item.iconPath = new ThemeIcon('symbol-method');
    item.tooltip = new MarkdownString(actionTooltip(action, l10n.t));
    item.contextValue = 'flexli.operation';
    item.command = { command: 'flexli.connectors.open', title: l10n.t('Open Definition'), arguments: [this] };
    return item;
  }
}
