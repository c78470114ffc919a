import { ThemeIcon, TreeItem, TreeItemCollapsibleState, l10n, workspace } from 'vscode';
import type { AccountCatalog } from '../../accounts/accountCatalog';
import { isLocal } from '../../accounts/environment';
import type { EnvironmentStore } from '../../accounts/environmentStore';
import type { LocalEngine } from '../../accounts/localEngine';
import { MessageNode } from '../messageNode';
import { problemNode } from '../problemNode';
import type { TreeNode } from '../treeNode';
import type { ConnectorPairs } from './connectorPairs';
import { AccountConnectorNode } from './accountConnectorNode';

const REFRESH = 'flexli.connectors.refresh';

/** The connectors of the account of the current environment. */
export class AccountGroupNode implements TreeNode {
  constructor(
    private readonly environments: EnvironmentStore,
    private readonly catalog: AccountCatalog,
    private readonly local: LocalEngine,
    private readonly pairs: ConnectorPairs,
  ) {}

  item(): TreeItem {
    const { current } = this.environments;
    const item = new TreeItem(l10n.t('{0} account', current.name), TreeItemCollapsibleState.Expanded);
    item.iconPath = new ThemeIcon(isLocal(current) ? 'vm' : 'cloud');
    item.tooltip = isLocal(current) ? l10n.t('The engine on this machine') : current.apiUrl;
    item.contextValue = 'flexli.account';
    item.id = `account:${current.name}`;
    return item;
  }

  async children(): Promise<readonly TreeNode[]> {
    const { current } = this.environments;
    if (!workspace.isTrusted) return [problemNode(this, { kind: 'untrusted' }, current, REFRESH)];
    if (isLocal(current) && !this.local.inUse) {
      return [
        new MessageNode(this, l10n.t('Not started yet.'), 'hint', {
          command: 'flexli.startLocal',
          title: l10n.t('Start it'),
        }),
      ];
    }
    const { connectors, problem } = await this.catalog.load(current);
    // Those that a file stands for are shown there.
    const alone = (await this.pairs.load()).flatMap(({ local, remote }) => (remote && !local ? [remote] : []));
    const nodes: TreeNode[] = alone.map((one) => new AccountConnectorNode(this, current, one));
    if (problem) return [problemNode(this, problem, current, REFRESH), ...nodes];
    if (nodes.length > 0) return nodes;
    if (connectors.length > 0) return [new MessageNode(this, l10n.t('All of them are in the workspace.'), 'hint')];
    return [
      new MessageNode(this, l10n.t('No connectors yet.'), 'hint', {
        command: 'flexli.deploy',
        title: l10n.t('Deploy one'),
      }),
    ];
  }
}
