import { type Uri, workspace } from 'vscode';

/** The text of a file as the person sees it: of the open document, else of the disk. Undefined when there is none. */
export async function readText(uri: Uri): Promise<string | undefined> {
  const open = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open) return open.getText();
  try {
    return new TextDecoder().decode(await workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}

/** Path of a file for people, relative to its workspace folder, with slashes. */
export function shownPath(uri: Uri): string {
  return workspace.asRelativePath(uri, (workspace.workspaceFolders?.length ?? 0) > 1);
}
