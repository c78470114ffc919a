import type { Uri } from 'vscode';
import type { RunSummary } from '../../flexli/model/run';
import type { Environment } from '../accounts/environment';
import type { Deployments } from '../deploy/deployments';
import { accountWorkflowUri } from '../documents/accountUris';

/** The file that a run's workflow was deployed from in this workspace, else its document in the account. */
export function workflowUri(deployments: Deployments, environment: Environment, run: RunSummary): Uri {
  const { workflow_id: id, workflow_version: version, workflow_name: name } = run;
  return deployments.fileOf(environment, id) ?? accountWorkflowUri(environment, { id, version, name });
}
