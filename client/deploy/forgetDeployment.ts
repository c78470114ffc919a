import type { Environment } from '../accounts/environment';
import type { ProjectStore } from '../project/projectStore';
import type { Deployments } from './deployments';
import { recordedFolders } from './recordedFolders';

/** Forgets what was deleted from an account, in this window's memory and in the lock of every project that has it. */
export async function forgetDeployment(
  environment: Environment,
  id: string,
  deployments: Deployments,
  project: ProjectStore,
): Promise<void> {
  await deployments.forget(environment, id);
  const { forgetDeployed } = await import('../plan/planHost');
  for (const { root } of await recordedFolders(project, environment)) {
    await forgetDeployed(root, environment.name, id);
  }
}
