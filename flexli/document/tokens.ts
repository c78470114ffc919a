/** What the scanner tells apart. White space is skipped, and comments and unknown words are, after an error. */
export const enum Token {
  OpenBrace,
  CloseBrace,
  OpenBracket,
  CloseBracket,
  Comma,
  Colon,
  Null,
  True,
  False,
  String,
  Number,
  End,
}

/** What can be wrong in a JSON text: by the names of jsonc-parser, and `NestedTooDeeply`. */
export type SyntaxErrorKind =
  | 'InvalidSymbol'
  | 'PropertyNameExpected'
  | 'ValueExpected'
  | 'ColonExpected'
  | 'CommaExpected'
  | 'CloseBraceExpected'
  | 'CloseBracketExpected'
  | 'EndOfFileExpected'
  | 'InvalidCommentToken'
  | 'UnexpectedEndOfString'
  | 'UnexpectedEndOfNumber'
  | 'InvalidUnicode'
  | 'InvalidEscapeCharacter'
  | 'InvalidCharacter'
  | 'NestedTooDeeply';

/** An error at a token, in UTF-16 units of the text. */
export interface SyntaxError {
  readonly kind: SyntaxErrorKind;
  readonly offset: number;
  readonly length: number;
}
