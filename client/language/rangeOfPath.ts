import { Range, type TextDocument } from 'vscode';
import { parseDocument } from '../../flexli/document/parse';
import type { DocumentKind } from '../../flexli/model/documentKind';

/**
 * The place of a path (server's form, `actions[0].parameters.seconds`) in a document; of the nearest node above it when
 * it does not exist, and of the first line when even that fails.
 */
export function rangeOfPath(document: TextDocument, kind: DocumentKind, path: string): Range {
  const parsed = parseDocument(document.getText(), kind);
  for (let rest = path; rest !== ''; rest = parentPath(rest)) {
    const node = parsed.nodeAt(rest);
    if (node) return new Range(document.positionAt(node.offset), document.positionAt(node.offset + node.length));
  }
  return document.lineAt(0).range;
}

function parentPath(path: string): string {
  return path.replace(/(?:\.[^.[\]]+|\[[^[\]]*\]|^[^.[\]]+)$/, '');
}
