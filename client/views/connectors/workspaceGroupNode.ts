import { ThemeIcon, TreeItem, TreeItemCollapsibleState, l10n, workspace } from 'vscode';
import { MOST_FILES } from '../../project/workspaceFiles';
import type { ConnectorPairs } from './connectorPairs';
import { MessageNode } from '../messageNode';
import type { TreeNode } from '../treeNode';
import { WorkspaceConnectorNode } from './workspaceConnectorNode';

/** The connectors that are files of the workspace. */
export class WorkspaceGroupNode implements TreeNode {
  constructor(
    private readonly pairs: ConnectorPairs,
    private readonly refresh: (node: TreeNode) => void,
  ) {}

  item(): TreeItem {
    const item = new TreeItem(l10n.t('Workspace'), TreeItemCollapsibleState.Expanded);
    item.iconPath = new ThemeIcon('folder');
    item.contextValue = 'flexli.workspace';
    item.id = 'workspace';
    return item;
  }

  async children(): Promise<readonly TreeNode[]> {
    if (!workspace.workspaceFolders?.length) {
      return [
        this.message(l10n.t('No folder is open.'), { command: 'vscode.openFolder', title: l10n.t('Open a folder') }),
      ];
    }
    try {
      const all = await this.pairs.load(() => {
        this.refresh(this);
      });
      const found = all.filter(({ local }) => local !== undefined);
      if (found.length === 0) {
        return [
          this.message(l10n.t('No connector files here.'), {
            command: 'flexli.newConnector',
            title: l10n.t('Create one'),
          }),
        ];
      }
      const nodes: TreeNode[] = found.flatMap((one) =>
        one.local ? [new WorkspaceConnectorNode(this, one.local, this.pairs.environment, one)] : [],
      );
      if (found.length >= MOST_FILES) {
        nodes.push(this.message(l10n.t('Only the first {0} files are shown.', MOST_FILES)));
      }
      return nodes;
    } catch (error) {
      return [
        new MessageNode(this, l10n.t('The files cannot be searched: {0}', String(error)), 'problem', {
          command: 'flexli.connectors.refresh',
          title: l10n.t('Try again'),
        }),
      ];
    }
  }

  private message(text: string, action?: { command: string; title: string }): MessageNode {
    return new MessageNode(this, text, 'hint', action);
  }
}
