import { ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, type Uri, l10n } from 'vscode';
import { shownPath } from '../../project/files';
import type { WorkspaceConnector } from '../../project/workspaceConnectors';
import type { DeployedConnector } from '../../../flexli/model/connector';
import type { Environment } from '../../accounts/environment';
import { pairIcon, pairPlace, pairSentence, pairText } from '../pairWords';
import type { TreeNode } from '../treeNode';
import type { ConnectorPair } from './connectorPairs';
import { sameWords } from './connectorWords';
import { ActionNode } from './actionNode';
import type { DefinedNode, Definition } from './definition';
import { EventNode } from './eventNode';

/** A connector file of the workspace. */
export class WorkspaceConnectorNode implements TreeNode, DefinedNode {
  readonly definition: Definition;
  /** What `flexli.deploy` takes. */
  readonly resourceUri: Uri;
  /** What the account has of it. */
  readonly connector?: DeployedConnector;

  constructor(
    readonly parent: TreeNode,
    private readonly source: WorkspaceConnector,
    /** Of the account that it is compared with. */
    readonly environment: Environment,
    private readonly pair: ConnectorPair,
  ) {
    if (pair.remote) this.connector = pair.remote;
    this.resourceUri = source.uri;
    this.definition = { uri: source.uri, path: '' };
  }

  item(): TreeItem {
    const { file, uri } = this.source;
    if (file.kind === 'broken') return this.brokenItem(file.reason);
    const { connector } = file;
    const item = new TreeItem(
      connector.name || connector.type || shownPath(uri),
      this.children().length > 0 ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None,
    );
    const { state, remote } = this.pair;
    item.description = [
      sameWords(connector) ? '' : connector.type,
      pairText(state),
      // Copies of one connector are told apart by the end of the id.
      remote ? `…${remote.id.slice(-6)}` : '',
    ]
      .filter(Boolean)
      .join(' · ');
    item.iconPath = pairIcon(state);
    item.tooltip = [
      connector.description,
      connector.config.host,
      shownPath(uri),
      pairSentence(state, this.environment.name),
      remote?.id ?? '',
    ]
      .filter(Boolean)
      .join('\n');
    item.contextValue = `flexli.workspaceConnector.${pairPlace(state)}`;
    item.accessibilityInformation = { label: [connector.name, item.description].filter(Boolean).join(', ') };
    item.command = { command: 'flexli.connectors.open', title: l10n.t('Open Definition'), arguments: [this] };
    item.id = `workspace:${uri.toString()}`;
    return item;
  }

  children(): readonly TreeNode[] {
    const { file, uri } = this.source;
    if (file.kind === 'broken') return [];
    return [
      ...(file.connector.actions ?? []).map(
        (action, index) =>
          new ActionNode(this, action, { uri, path: `actions[${index}]` }, { file: uri, name: file.connector.name }),
      ),
      ...(file.connector.events ?? []).map(
        (event, index) => new EventNode(this, event, { uri, path: `events[${index}]` }),
      ),
    ];
  }

  private brokenItem(reason: 'syntax' | 'shape'): TreeItem {
    const item = new TreeItem(shownPath(this.source.uri));
    item.description = reason === 'syntax' ? l10n.t('not valid JSON') : l10n.t('not a connector');
    item.iconPath = new ThemeIcon('warning', new ThemeColor('problemsWarningIcon.foreground'));
    item.tooltip = l10n.t('{0} cannot be read now. Open it to see what is wrong.', shownPath(this.source.uri));
    item.contextValue = 'flexli.brokenConnector';
    item.command = { command: 'flexli.connectors.open', title: l10n.t('Open Definition'), arguments: [this] };
    return item;
  }
}
