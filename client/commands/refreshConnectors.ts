import type { AccountCatalog } from '../accounts/accountCatalog';
import type { WorkspaceConnectors } from '../project/workspaceConnectors';

/** Reads the workspace's and the account's connectors again. */
export function refreshConnectors(services: {
  readonly workspaceConnectors: WorkspaceConnectors;
  readonly catalog: AccountCatalog;
}): void {
  services.workspaceConnectors.refresh();
  services.catalog.refresh();
}
