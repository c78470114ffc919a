import { l10n, window } from 'vscode';
import type { FlexliApi } from '../../../flexli/api/client';
import type { ApiFailure } from '../../../flexli/api/failure';
import type { Accounts } from '../../accounts/accounts';
import { showProblem } from '../../accounts/showProblem';
import type { Deployments } from '../../deploy/deployments';
import { forgetDeployment } from '../../deploy/forgetDeployment';
import type { ProjectStore } from '../../project/projectStore';
import { withCancellableProgress } from '../../ui/progress';
import type { AccountWorkflow, WorkflowList } from '../../workflows/workflowList';
import type { WorkflowNode } from '../../views/workflows/workflowNode';
import { confirmEnvironment } from '../plan/confirmEnvironment';

/** Deletes a workflow with all of its versions from the account, after the person confirmed it. The file stays. */
export async function deleteWorkflow(
  node: WorkflowNode,
  accounts: Accounts,
  list: WorkflowList,
  deployments: Deployments,
  project: ProjectStore,
): Promise<void> {
  const { environment, name } = node;
  const { remote } = node.pair;
  if (!remote) return;
  const remove = l10n.t('Delete');
  const message =
    remote.versions.length === 1
      ? l10n.t('Delete {0} from {1}?', name, environment.name)
      : l10n.t('Delete {0} with its {1} versions from {2}?', name, remote.versions.length, environment.name);
  const detail = l10n.t('Workflows that start it will fail. This cannot be undone; its file, if there is one, stays.');
  if ((await window.showWarningMessage(message, { modal: true, detail }, remove)) !== remove) return;
  const production = await project.isProduction(environment.name);
  if (!(await confirmEnvironment({ name: environment.name, production }, remove))) return;
  const again = (): unknown => deleteWorkflow(node, accounts, list, deployments, project);
  const failed = l10n.t('{0} was not deleted.', name);
  const account = await accounts.open(environment);
  if (!account.ok) {
    showProblem(account.problem, environment, failed, again);
    return;
  }
  const failure = await withCancellableProgress(l10n.t('Deleting {0}', name), (signal) =>
    deleteVersions(account.value.api, remote, signal),
  );
  if (!failure) {
    await forgetDeployment(environment, remote.id, deployments, project);
    void window.showInformationMessage(l10n.t('Deleted {0} from {1}.', name, environment.name));
  } else if (failure.kind !== 'cancelled') {
    showProblem({ kind: 'api', failure }, environment, failed, again);
  }
  list.refresh();
}

/** The release goes last: the API keeps it while there are others. */
async function deleteVersions(
  api: FlexliApi,
  { id, versions }: AccountWorkflow,
  signal: AbortSignal,
): Promise<ApiFailure | undefined> {
  const ordered = [...versions].sort((a, b) => Number(a.is_release_version) - Number(b.is_release_version));
  for (const { version } of ordered) {
    const answer = await api.workflows.delete(id, version, signal);
    // Gone is gone, whoever deleted it.
    if (!answer.ok && answer.error.kind !== 'not-found') return answer.error;
  }
  return undefined;
}
