import type { SyntaxError, SyntaxErrorKind } from './tokens';

/** A place where the text is no JSON. */
export interface SyntaxProblem {
  readonly message: string;
  readonly offset: number;
  readonly length: number;
}

/** One slip of the pen often makes several errors at one place; the first says what it is. */
export function syntaxProblems(text: string, errors: readonly SyntaxError[]): readonly SyntaxProblem[] {
  if (errors.length === 0) return [];
  if (text.trim() === '' || text.trim() === '\uFEFF') {
    return [
      { message: 'The file is empty. Complete a snippet to begin (Ctrl+Space).', offset: 0, length: text.length },
    ];
  }
  const problems: SyntaxProblem[] = [];
  for (const { kind, offset, length } of errors) {
    const last = problems.at(-1);
    if (last && offset <= last.offset + last.length) continue;
    // At the end of the text there is nothing to mark; the last character stands for it.
    const place =
      offset >= text.length && text.length > 0 ? { offset: text.trimEnd().length - 1, length: 1 } : { offset, length };
    problems.push({
      message: MESSAGES[kind],
      offset: Math.max(0, place.offset),
      length: Math.max(1, place.length),
    });
  }
  return problems;
}

const MESSAGES: Readonly<Record<SyntaxErrorKind, string>> = {
  InvalidSymbol: 'This is no JSON value. Write a string in double quotes, a number, true, false, null, {…} or […].',
  PropertyNameExpected: 'A key in double quotes is expected here; check for a comma too many.',
  ValueExpected: 'A value is expected here; check for a comma too many.',
  ColonExpected: 'A colon is expected after the key.',
  CommaExpected: 'A comma is expected here.',
  CloseBraceExpected: 'A closing brace } is missing.',
  CloseBracketExpected: 'A closing bracket ] is missing.',
  EndOfFileExpected: 'The document ends before this; remove what follows.',
  InvalidCommentToken: 'JSON has no comments. Use a description instead.',
  UnexpectedEndOfString: 'The string has no closing quote.',
  UnexpectedEndOfNumber: 'The number is incomplete.',
  InvalidUnicode: 'A \\u is followed by four hexadecimal digits.',
  InvalidEscapeCharacter: 'This escape does not exist in JSON. Write \\\\ for a backslash.',
  InvalidCharacter: 'Control characters must be escaped, for example \\n or \\t.',
  NestedTooDeeply: 'This is nested too deeply to be read. Flatten it.',
};
