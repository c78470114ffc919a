import { ThemeIcon, TreeItem, TreeItemCollapsibleState, l10n } from 'vscode';
import type { Environment } from '../../accounts/environment';
import { accountConnectorUri } from '../../documents/accountUris';
import type { DeployedConnector } from '../../../flexli/model/connector';
import type { TreeNode } from '../treeNode';
import { sameWords } from './connectorWords';
import { ActionNode } from './actionNode';
import type { DefinedNode, Definition } from './definition';
import { EventNode } from './eventNode';

/** A connector of the account. */
export class AccountConnectorNode implements TreeNode, DefinedNode {
  readonly definition: Definition;

  constructor(
    readonly parent: TreeNode,
    readonly environment: Environment,
    readonly connector: DeployedConnector,
  ) {
    this.definition = { uri: accountConnectorUri(environment, connector), path: '' };
  }

  item(): TreeItem {
    const { connector } = this;
    const item = new TreeItem(
      connector.name,
      this.children().length > 0 ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None,
    );
    // Connectors of one name are told apart by the end of the id.
    const end = `…${connector.id.slice(-6)}`;
    item.description = sameWords(connector) ? end : `${connector.type} · ${end}`;
    item.iconPath = new ThemeIcon('plug');
    item.tooltip = [connector.description, connector.config.host, connector.id].filter(Boolean).join('\n');
    item.contextValue = 'flexli.accountConnector';
    item.command = { command: 'flexli.connectors.open', title: l10n.t('Open Definition'), arguments: [this] };
    item.id = `account:${connector.id}`;
    return item;
  }

  children(): readonly TreeNode[] {
    const { uri } = this.definition;
    return [
      ...(this.connector.actions ?? []).map(
        (action, index) => new ActionNode(this, action, { uri, path: `actions[${index}]` }, { id: this.connector.id }),
      ),
      ...(this.connector.events ?? []).map(
        (event, index) => new EventNode(this, event, { uri, path: `events[${index}]` }),
      ),
    ];
  }
}
