import { Position, Uri, window, workspace } from 'vscode';
import type { TextDocument } from 'vscode';

/** An open document and where its `$0` was. */
export interface OpenedDocument {
  readonly document: TextDocument;
  readonly cursor: Position;
}

/** The copy of examples/ that the suites work in. */
export function exampleUri(file: string): Uri {
  const folder = workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('No folder is open');
  return Uri.joinPath(folder.uri, ...file.split('/'));
}

export async function openExample(file: string): Promise<TextDocument> {
  const document = await workspace.openTextDocument(exampleUri(file));
  await window.showTextDocument(document);
  return document;
}

/** Writes a file of the given text without its `$0`, and opens it. */
export async function openText(file: string, marked: string): Promise<OpenedDocument> {
  const at = marked.indexOf('$0');
  const text = marked.replace('$0', '');
  await workspace.fs.writeFile(exampleUri(file), Buffer.from(text));
  const document = await openExample(file);
  return { document, cursor: at < 0 ? new Position(0, 0) : document.positionAt(at) };
}

/** A workflow whose one action is given, as JSON text. */
export function workflowWith(action: string): string {
  return `{\n  "name": "Test",\n  "description": "A test",\n  "schema_version": 1,\n  "actions": [\n    ${action}\n  ]\n}\n`;
}
