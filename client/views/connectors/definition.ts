import type { Uri } from 'vscode';

/** Where a connector, an action or an event is defined. */
export interface Definition {
  readonly uri: Uri;
  /** Place in the document, in the server's form: `actions[0]`; empty for the document itself. */
  readonly path: string;
}

/** A node that leads to a definition. */
export interface DefinedNode {
  readonly definition: Definition;
}
