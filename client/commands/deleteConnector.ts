import { l10n, window } from 'vscode';
import type { AccountCatalog } from '../accounts/accountCatalog';
import type { Accounts } from '../accounts/accounts';
import { showProblem } from '../accounts/showProblem';
import type { Deployments } from '../deploy/deployments';
import { forgetDeployment } from '../deploy/forgetDeployment';
import type { ProjectStore } from '../project/projectStore';
import { withCancellableProgress } from '../ui/progress';
import type { AccountConnectorNode } from '../views/connectors/accountConnectorNode';
import { confirmEnvironment } from './plan/confirmEnvironment';

/** Deletes a connector from the account, after the person confirmed it. */
export async function deleteConnector(
  node: AccountConnectorNode,
  accounts: Accounts,
  catalog: AccountCatalog,
  deployments: Deployments,
  project: ProjectStore,
): Promise<void> {
  const { connector, environment } = node;
  const remove = l10n.t('Delete');
  const message = l10n.t('Delete {0} from {1}?', connector.name, environment.name);
  const detail = l10n.t('Workflows that use it will fail. This cannot be undone; its file, if there is one, stays.');
  if ((await window.showWarningMessage(message, { modal: true, detail }, remove)) !== remove) return;
  const production = await project.isProduction(environment.name);
  if (!(await confirmEnvironment({ name: environment.name, production }, remove))) return;
  const again = (): unknown => deleteConnector(node, accounts, catalog, deployments, project);
  const failed = l10n.t('{0} was not deleted.', connector.name);
  const account = await accounts.open(environment);
  if (!account.ok) {
    showProblem(account.problem, environment, failed, again);
    return;
  }
  const answer = await withCancellableProgress(l10n.t('Deleting {0}', connector.name), (signal) =>
    account.value.api.connectors.delete(connector.id, signal),
  );
  // Gone is gone, whoever deleted it.
  if (answer.ok || answer.error.kind === 'not-found') {
    await forgetDeployment(environment, connector.id, deployments, project);
    void window.showInformationMessage(l10n.t('Deleted {0} from {1}.', connector.name, environment.name));
  } else if (answer.error.kind !== 'cancelled') {
    showProblem({ kind: 'api', failure: answer.error }, environment, failed, again);
  }
  catalog.refresh();
}
