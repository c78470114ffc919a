import { type Uri, workspace } from 'vscode';
import { type Environment, isLocal } from '../accounts/environment';
import type { ProjectStore } from '../project/projectStore';

/** A folder of the workspace that has a lock for an environment, or would get one. */
export interface RecordedFolder {
  readonly uri: Uri;
  /** Its absolute path. */
  readonly root: string;
}

/** The folders in which plans record an environment: those whose `flexli.json` names it at its address, for Local all of them. */
export async function recordedFolders(
  project: ProjectStore,
  environment: Environment,
): Promise<readonly RecordedFolder[]> {
  const { name, apiUrl } = environment;
  const found: RecordedFolder[] = [];
  for (const { uri } of workspace.workspaceFolders ?? []) {
    const root = project.rootOf(uri);
    if (root === undefined) continue;
    if (isLocal(environment) || (await project.environmentOf(uri, name, apiUrl))) found.push({ uri, root });
  }
  return found;
}
