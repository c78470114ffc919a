import { TextDocument } from 'vscode-languageserver-textdocument';
import type { PassedInput } from '../inference/passedInputs';
import { readPassedInputs } from '../inference/passedInputs';
import type { LanguageKind } from '../languageDocument';
import { LanguageDocument } from '../languageDocument';
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
  /** What a workflow gives to the runs that it starts; none for other files. Read and kept like the facts. */
  readonly passedInputs: readonly PassedInput[];
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
    get passedInputs() {
      return document.once(readPassedInputs);
    },
  };
}

/** A file that is not open. What its text says is kept, but not its syntax tree, which is many times as large. */
export function diskFile(uri: string, kind: LanguageKind, text: string): WorkspaceFile {
  let facts: FileFacts | undefined;
  let passedInputs: readonly PassedInput[] | undefined;
  return {
    uri,
    kind,
    textDocument: TextDocument.create(uri, 'json', 0, text),
    get facts() {
      facts ??= readFacts(new LanguageDocument(uri, kind, 0, text));
      return facts;
    },
    get passedInputs() {
      passedInputs ??= readPassedInputs(new LanguageDocument(uri, kind, 0, text));
      return passedInputs;
    },
  };
}

export function emptyIndex(): WorkspaceIndex {
  return { files: [], find: () => undefined };
}
