import { format } from 'jsonc-parser';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { FormattingOptions, Range, TextEdit } from 'vscode-languageserver-types';

/** Edits that lay out a document, or a range of it, without changing its order. */
export function formattingEdits(
  document: TextDocument,
  range: Range | undefined,
  options: FormattingOptions,
): TextEdit[] {
  const start = range ? document.offsetAt(range.start) : 0;
  const part = range && { offset: start, length: document.offsetAt(range.end) - start };
  const { tabSize, insertSpaces, insertFinalNewline = false } = options;
  const edits = format(document.getText(), part, { tabSize, insertSpaces, insertFinalNewline, eol: '\n' });
  return edits.map(({ offset, length, content }) => ({
    range: { start: document.positionAt(offset), end: document.positionAt(offset + length) },
    newText: content,
  }));
}
