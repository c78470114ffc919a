import { window, workspace } from 'vscode';
import { rangeOfPath } from '../language/rangeOfPath';
import type { DefinedNode } from '../views/connectors/definition';

/** Opens a connector, an action or an event where it is defined: in its file, or in a read-only document. */
export async function openDefinition({ definition }: DefinedNode): Promise<void> {
  const document = await workspace.openTextDocument(definition.uri);
  const range = rangeOfPath(document, 'connector', definition.path);
  const selection = definition.path === '' ? undefined : range.with({ end: range.start });
  await window.showTextDocument(document, { preview: true, ...(selection ? { selection } : {}) });
}
