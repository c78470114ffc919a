import { Position, Range, Uri, WorkspaceEdit, window, workspace } from 'vscode';
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

/** Opens a file of the given text without its `$0`; one that is there already gets the text as if it were typed. */
export async function openText(file: string, marked: string): Promise<OpenedDocument> {
  const at = marked.indexOf('$0');
  const text = marked.replace('$0', '');
  const uri = exampleUri(file);
  const there = await workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
  if (!there) await workspace.fs.writeFile(uri, Buffer.from(text));
  const document = await openExample(file);
  if (document.getText() !== text) {
    // Writing the file instead would leave the editor with the old text for a while.
    const edit = new WorkspaceEdit();
    edit.replace(uri, new Range(new Position(0, 0), document.positionAt(document.getText().length)), text);
    if (!(await workspace.applyEdit(edit)) || !(await document.save())) throw new Error(`${file} could not be changed`);
  }
  return { document, cursor: at < 0 ? new Position(0, 0) : document.positionAt(at) };
}

/** A workflow whose one action is given, as JSON text. */
export function workflowWith(action: string): string {
  return `{\n  "name": "Test",\n  "description": "A test",\n  "schema_version": 1,\n  "actions": [\n    ${action}\n  ]\n}\n`;
}
