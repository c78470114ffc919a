import type { Uri } from 'vscode';
import { isJsonObject, type JsonObject } from '../../flexli/model/json';
import { jsonOf, WorkspaceFiles } from './workspaceFiles';

/** A workflow file of the workspace. */
export interface WorkspaceWorkflow {
  readonly uri: Uri;
  readonly name: string;
  /** Undefined for a text that is no JSON object now. */
  readonly content: JsonObject | undefined;
}

/** The workflow files of the workspace. */
export class WorkspaceWorkflows extends WorkspaceFiles<WorkspaceWorkflow> {
  constructor() {
    super('workflow', (uri, text) => {
      const value = jsonOf(text);
      const content = isJsonObject(value) ? value : undefined;
      const file = uri.path.split('/').at(-1) ?? '';
      const name = typeof content?.name === 'string' && content.name.trim() !== '' ? content.name.trim() : file;
      return { uri, name, content };
    });
  }
}
