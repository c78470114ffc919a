import { workspace } from 'vscode';
import type { AccountCatalog } from '../../accounts/accountCatalog';
import { isLocal } from '../../accounts/environment';
import type { EnvironmentStore } from '../../accounts/environmentStore';
import type { LocalEngine } from '../../accounts/localEngine';
import type { WorkspaceConnectors } from '../../project/workspaceConnectors';
import { NodeTree } from '../nodeTree';
import type { TreeNode } from '../treeNode';
import { AccountGroupNode } from './accountGroupNode';
import { WorkspaceGroupNode } from './workspaceGroupNode';
import type { Releasable } from '../../ui/releasable';

/** The tree of connectors: those of the workspace and those of the account. */
export function createConnectorsView(
  connectors: WorkspaceConnectors,
  environments: EnvironmentStore,
  catalog: AccountCatalog,
  local: LocalEngine,
): Releasable[] {
  const workspaceGroup = new WorkspaceGroupNode(connectors);
  const accountGroup = new AccountGroupNode(environments, catalog, local);
  const tree = new NodeTree<TreeNode>('flexli.connectors', () => {
    const nothingToShow =
      !workspace.workspaceFolders?.length && isLocal(environments.current) && (!workspace.isTrusted || !local.inUse);
    // An empty tree shows the welcome text, which says how to begin.
    return nothingToShow ? [] : [workspaceGroup, accountGroup];
  });
  const refreshAll = (): void => {
    tree.refresh();
  };
  return [
    tree,
    connectors.onDidChange(() => {
      tree.refresh(workspaceGroup);
    }),
    catalog.onDidChange(refreshAll),
    environments.onDidChange(refreshAll),
    local.onDidStart(refreshAll),
    workspace.onDidGrantWorkspaceTrust(refreshAll),
    workspace.onDidChangeWorkspaceFolders(refreshAll),
  ];
}
