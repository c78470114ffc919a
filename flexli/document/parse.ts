import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { DocumentKind } from '../model/documentKind';
import { FlexliDocument, type SyntaxProblem } from './flexliDocument';

/** Reads a text of any size and shape; what is broken stands in `syntaxProblems`, the rest in the tree. */
export function parseDocument(text: string, kind: DocumentKind): FlexliDocument {
  const errors: ParseError[] = [];
  let root: Node | undefined;
  try {
    root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false });
  } catch (error) {
    // The parser calls itself for every level; a text of many thousand levels has no meaning to the engine either.
    if (!(error instanceof RangeError)) throw error;
    return new FlexliDocument(kind, text, undefined, [
      { message: 'The JSON is nested too deeply. Flatten it.', offset: 0, length: Math.min(1, text.length) },
    ]);
  }
  return new FlexliDocument(kind, text, root, problemsOf(text, errors));
}

/** One slip of the pen often makes several errors at one place; the first says what it is. */
function problemsOf(text: string, errors: readonly ParseError[]): readonly SyntaxProblem[] {
  if (text.trim() === '' || text.trim() === '\uFEFF') {
    return [
      { message: 'The file is empty. Complete a snippet to begin (Ctrl+Space).', offset: 0, length: text.length },
    ];
  }
  const problems: SyntaxProblem[] = [];
  for (const { error, offset, length } of errors) {
    const last = problems.at(-1);
    if (last && offset <= last.offset + last.length) continue;
    // At the end of the text there is nothing to mark; the last character stands for it.
    const place =
      offset >= text.length && text.length > 0 ? { offset: text.trimEnd().length - 1, length: 1 } : { offset, length };
    problems.push({
      message: MESSAGES[printParseErrorCode(error)] ?? 'This is no valid JSON.',
      offset: Math.max(0, place.offset),
      length: Math.max(1, place.length),
    });
  }
  return problems;
}

/** By the parser's own names of its errors. */
const MESSAGES: Partial<Record<string, string>> = {
  InvalidSymbol: 'This is no JSON value. Write a string in double quotes, a number, true, false, null, {…} or […].',
  InvalidNumberFormat: 'This is no JSON number.',
  PropertyNameExpected: 'A key in double quotes is expected here; check for a comma too many.',
  ValueExpected: 'A value is expected here; check for a comma too many.',
  ColonExpected: 'A colon is expected after the key.',
  CommaExpected: 'A comma is expected here.',
  CloseBraceExpected: 'A closing brace } is missing.',
  CloseBracketExpected: 'A closing bracket ] is missing.',
  EndOfFileExpected: 'The document ends before this; remove what follows.',
  InvalidCommentToken: 'JSON has no comments. Use a description instead.',
  UnexpectedEndOfComment: 'JSON has no comments. Use a description instead.',
  UnexpectedEndOfString: 'The string has no closing quote.',
  UnexpectedEndOfNumber: 'The number is incomplete.',
  InvalidUnicode: 'A \\u is followed by four hexadecimal digits.',
  InvalidEscapeCharacter: 'This escape does not exist in JSON. Write \\\\ for a backslash.',
  InvalidCharacter: 'Control characters must be escaped, for example \\n or \\t.',
};
