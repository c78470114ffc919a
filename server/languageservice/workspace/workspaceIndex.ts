import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { LanguageDocument, LanguageKind } from '../languageDocument';
import type { FileFacts } from './fileFacts';
import { readFacts } from './fileFacts';

/** A file of the workspace, as open in the editor or as on disk. */
export interface WorkspaceFile {
  /** One spelling for each file; its text document has the editor's. */
  readonly uri: string;
  readonly kind: LanguageKind;
  readonly textDocument: TextDocument;
  /** Read when first asked for, and kept for as long as the text. */
  readonly facts: FileFacts;
}

/** Every Flexli file of the workspace. Whoever makes it keeps a file for as long as its text stays the same. */
export interface WorkspaceIndex {
  /** In the order of their URIs. */
  readonly files: readonly WorkspaceFile[];
  find(uri: string): WorkspaceFile | undefined;
}

/** A document as a file of the workspace, whether or not it belongs to a folder. */
export function openFile(document: LanguageDocument, uri = document.uri): WorkspaceFile {
  const { kind, textDocument } = document;
  let facts: FileFacts | undefined;
  return {
    uri,
    kind,
    textDocument,
    get facts() {
      facts ??= readFacts(document);
      return facts;
    },
  };
}

export function emptyIndex(): WorkspaceIndex {
  return { files: [], find: () => undefined };
}
