import type { DocumentKind } from '../model/documentKind';
import { FlexliDocument } from './flexliDocument';
import { ParsedText } from './parsedText';

/** Reads a text of any size and shape; what is broken stands in `syntaxProblems`, the rest in the tree. */
export function parseDocument(text: string, kind: DocumentKind): FlexliDocument {
  return new FlexliDocument(kind, ParsedText.of(text));
}
