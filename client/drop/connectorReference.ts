import { type TextDocument, Uri } from 'vscode';
import { isJsonObject } from '../../flexli/model/json';
import type { ProjectStore } from '../project/projectStore';
import type { DroppedAction } from './insertAction';

/**
 * What stands for a connector in a workflow: the id of one of the account; for a file the placeholder that `flexli.json`
 * has for it, else one of its name, which is asked for when the workflow is deployed.
 */
export async function connectorReference(
  {
    connectorId,
    file,
    connectorName = '',
  }: DroppedAction & { readonly file?: string; readonly connectorName?: string },
  document: TextDocument,
  project: ProjectStore,
): Promise<string> {
  if (file === undefined) return connectorId;
  const path = project.pathFor(document.uri, Uri.parse(file));
  const variables = (await project.projectOf(document.uri))?.project.variables ?? {};
  const bound = Object.entries(variables).find(([, value]) => isJsonObject(value) && value.connector === path);
  const name = bound?.[0] ?? connectorName.replace(/[^\p{L}\p{N} _.-]+/gu, ' ').trim();
  return `{{${name === '' ? 'Connector' : name}}}`;
}
