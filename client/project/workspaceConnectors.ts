import type { Uri } from 'vscode';
import type { JsonValue } from '../../flexli/model/json';
import { type ConnectorFile, readConnectorFile } from './connectorFile';
import { jsonOf, WorkspaceFiles } from './workspaceFiles';

/** A connector file of the workspace. */
export interface WorkspaceConnector {
  readonly uri: Uri;
  readonly file: ConnectorFile;
  /** All that the file says; undefined for a text that is no JSON now. */
  readonly content?: JsonValue;
}

/** The connector files of the workspace. Files that cannot be read stand in it as broken. */
export class WorkspaceConnectors extends WorkspaceFiles<WorkspaceConnector> {
  constructor() {
    super('connector', (uri, text) => {
      const file: ConnectorFile = text === undefined ? { kind: 'broken', reason: 'shape' } : readConnectorFile(text);
      const content = jsonOf(text);
      return { uri, file, ...(content === undefined ? {} : { content }) };
    });
  }
}
