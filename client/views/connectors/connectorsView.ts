import { workspace } from 'vscode';
import type { AccountCatalog } from '../../accounts/accountCatalog';
import type { AccountWatch } from '../../accounts/accountWatch';
import { isLocal } from '../../accounts/environment';
import type { EnvironmentStore } from '../../accounts/environmentStore';
import type { LocalEngine } from '../../accounts/localEngine';
import type { Deployments } from '../../deploy/deployments';
import type { LockMemory } from '../../deploy/lockMemory';
import { actionDrag } from '../../drop/actionDrop';
import type { WorkspaceConnectors } from '../../project/workspaceConnectors';
import { NodeTree } from '../nodeTree';
import type { TreeNode } from '../treeNode';
import { ConnectorPairs } from './connectorPairs';
import { AccountGroupNode } from './accountGroupNode';
import { WorkspaceGroupNode } from './workspaceGroupNode';
import type { Releasable } from '../../ui/releasable';

/** The tree of connectors: those of the workspace and those of the account. */
export function createConnectorsView(
  connectors: WorkspaceConnectors,
  environments: EnvironmentStore,
  catalog: AccountCatalog,
  local: LocalEngine,
  deployments: Deployments,
  locks: LockMemory,
  watch: AccountWatch,
): Releasable[] {
  const pairs = new ConnectorPairs(connectors, catalog, environments, deployments, locks, local);
  const workspaceGroup = new WorkspaceGroupNode(pairs, (node) => {
    tree.refresh(node);
  });
  const accountGroup = new AccountGroupNode(environments, catalog, local, pairs);
  const tree: NodeTree<TreeNode> = new NodeTree<TreeNode>(
    'flexli.connectors',
    () => {
      const nothingToShow =
        !workspace.workspaceFolders?.length && isLocal(environments.current) && (!workspace.isTrusted || !local.inUse);
      // An empty tree shows the welcome text, which says how to begin.
      return nothingToShow ? [] : [workspaceGroup, accountGroup];
    },
    { dragAndDropController: actionDrag },
  );
  watch.setVisible(tree.view.visible, 'connectors');
  const refreshAll = (): void => {
    tree.refresh();
  };
  return [
    tree,
    tree.view.onDidChangeVisibility(({ visible }) => {
      watch.setVisible(visible, 'connectors');
    }),
    connectors.onDidChange(() => {
      tree.refresh();
    }),
    catalog.onDidChange(refreshAll),
    locks.onDidChange(refreshAll),
    environments.onDidChange(refreshAll),
    local.onDidStart(refreshAll),
    workspace.onDidGrantWorkspaceTrust(refreshAll),
    workspace.onDidChangeWorkspaceFolders(refreshAll),
  ];
}
