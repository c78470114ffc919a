import type { Range, TextDocument } from 'vscode';
import type { DocumentKind } from '../../flexli/model/documentKind';

/** The place of a path in a document; the first line until documents can be looked into. */
export function rangeOfPath(document: TextDocument, _kind: DocumentKind, _path: string): Range {
  return document.lineAt(0).range;
}
