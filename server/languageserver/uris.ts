import { URI, Utils } from 'vscode-uri';

/** One spelling for each URI, whatever the editor escapes. */
export function normalUri(uri: string): string {
  try {
    return URI.parse(uri).toString();
  } catch {
    return uri;
  }
}

/** The path of a file on this machine, or undefined for any other scheme. */
export function filePathOf(uri: string): string | undefined {
  try {
    const parsed = URI.parse(uri, true);
    return parsed.scheme === 'file' ? parsed.fsPath : undefined;
  } catch {
    return undefined;
  }
}

export function uriOfFile(path: string): string {
  return URI.file(path).toString();
}

/** A path relative to the folder of a document. */
export function resolveBeside(uri: string, relative: string): string {
  return Utils.joinPath(Utils.dirname(URI.parse(uri)), relative).toString();
}

/** The folder of a document, with a slash at its end. */
export function folderOf(uri: string): string {
  return normalUri(uri).replace(/[^/]*$/, '');
}
