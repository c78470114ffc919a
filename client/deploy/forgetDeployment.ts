import { workspace } from 'vscode';
import { isLocal, type Environment } from '../accounts/environment';
import type { ProjectStore } from '../project/projectStore';
import type { Deployments } from './deployments';

/** Forgets what was deleted from an account, in this window's memory and in the lock of every project that has it. */
export async function forgetDeployment(
  environment: Environment,
  id: string,
  deployments: Deployments,
  project: ProjectStore,
): Promise<void> {
  await deployments.forget(environment, id);
  const { forgetDeployed } = await import('../plan/planHost');
  for (const { uri } of workspace.workspaceFolders ?? []) {
    const root = project.rootOf(uri);
    if (root === undefined) continue;
    const named = isLocal(environment) || (await project.environmentOf(uri, environment.name, environment.apiUrl));
    if (named) await forgetDeployed(root, environment.name, id);
  }
}
