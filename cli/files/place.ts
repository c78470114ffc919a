import { parseDocument } from '../../flexli/document/parse';
import type { DocumentKind } from '../../flexli/model/documentKind';

/** Line and character count from 0, characters in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  const lines = before.split(/\r\n|\r|\n/);
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

/** Where a path of the server's form lies in a document; what is not there is looked for one step above. */
export function positionOf(text: string, kind: DocumentKind, path: string): Position {
  const document = parseDocument(text, kind);
  for (let left = path; ; left = above(left)) {
    const node = document.nodeAt(left);
    if (node) return positionAt(text, node.offset);
    if (left === '') return { line: 0, character: 0 };
  }
}

/** The path without its last step. */
function above(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['), 0));
}

/** In a form that terminals and editors make a link of. */
export function placeOf(file: string, { line, character }: Position): string {
  return `${file}:${line + 1}:${character + 1}`;
}
