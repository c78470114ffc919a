import type { DroppedAction } from '../../drop/insertAction';
import { MarkdownString, ThemeIcon, TreeItem, type Uri, l10n } from 'vscode';
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
    /** The connector that it is of: a file, or a document of the account. */
    private readonly owner: { readonly file: Uri; readonly name: string } | { readonly id: string },
  ) {}

  /** What is put into a workflow when it is dropped there. */
  get dropped(): DroppedAction & { readonly file?: string; readonly connectorName?: string } {
    const { action, owner } = this;
    return {
      type: action.type,
      ...(action.name ? { description: action.name } : {}),
      ...(action.parameters ? { schema: action.parameters } : {}),
      ...('id' in owner
        ? { connectorId: owner.id }
        : { connectorId: '', file: owner.file.toString(), connectorName: owner.name }),
    };
  }

  item(): TreeItem {
    const { action } = this;
    const item = new TreeItem(action.type);
    item.description = `${action.method.toUpperCase()} ${action.path}`;
    item.iconPath = new ThemeIcon('symbol-method');
    item.tooltip = new MarkdownString(actionTooltip(action, l10n.t));
    item.contextValue = 'flexli.operation.action';
    item.command = { command: 'flexli.connectors.open', title: l10n.t('Open Definition'), arguments: [this] };
    return item;
  }
}
