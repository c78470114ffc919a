import { Lexer } from '../../../../flexli/expressions/lexer';
import { TokenKind } from '../../../../flexli/expressions/tokens';

/** A token before the cursor. */
export interface ScannedToken {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
}

/** An open bracket around the cursor. */
export interface OpenBracket {
  readonly kind: TokenKind;
  /** Offset of its first character. */
  readonly start: number;
  /** The token in front of it, when it touches it. */
  readonly after: ScannedToken | undefined;
}

/** What stands around the cursor in an expression, told by its tokens alone, so that the rest may be broken. */
export interface Scan {
  /** The key or literal that the cursor is in or right behind. */
  readonly word: ScannedToken | undefined;
  /** The last token before the word, or before the cursor. */
  readonly previous: ScannedToken | undefined;
  /** Brackets that are open at the word, the innermost last. */
  readonly open: readonly OpenBracket[];
}

const WORDS: ReadonlySet<TokenKind> = new Set([TokenKind.identifier, TokenKind.quotedIdentifier, TokenKind.literal]);
const OPENERS: ReadonlySet<TokenKind> = new Set([
  TokenKind.openBracket,
  TokenKind.openBrace,
  TokenKind.openParenthesis,
  TokenKind.filter,
]);
const CLOSERS: ReadonlySet<TokenKind> = new Set([
  TokenKind.closeBracket,
  TokenKind.closeBrace,
  TokenKind.closeParenthesis,
]);

export function scan(text: string, cursor: number): Scan {
  const lexer = new Lexer(text);
  const open: OpenBracket[] = [];
  let previous: ScannedToken | undefined;
  lexer.next();
  while (lexer.kind !== TokenKind.end && lexer.start < cursor) {
    const token: ScannedToken = { kind: lexer.kind, start: lexer.start, end: lexer.end };
    if (WORDS.has(token.kind) && reaches(token, cursor, text)) return { word: token, previous, open };
    // In the middle of an empty pair of brackets, the first one is open.
    if (token.kind === TokenKind.flatten && cursor === token.start + 1) {
      const opener: ScannedToken = { kind: TokenKind.openBracket, start: token.start, end: cursor };
      open.push({ ...opener, after: previous?.end === token.start ? previous : undefined });
      return { word: undefined, previous: opener, open };
    }
    if (OPENERS.has(token.kind)) {
      open.push({ ...token, after: previous?.end === token.start ? previous : undefined });
    } else if (CLOSERS.has(token.kind)) {
      open.pop();
    }
    previous = token;
    lexer.next();
  }
  return { word: undefined, previous, open };
}

/** A closed literal or quoted key is done with once the cursor is behind it; a name may go on. */
function reaches({ kind, start, end }: ScannedToken, cursor: number, text: string): boolean {
  if (cursor < end) return true;
  if (cursor > end) return false;
  const quote = text.charAt(start);
  return kind === TokenKind.identifier || end - start === 1 || text.charAt(end - 1) !== quote;
}

/** True for a token that ends a value, so that an operator follows. */
export function endsValue(token: ScannedToken | undefined): boolean {
  return token !== undefined && (ENDS.has(token.kind) || CLOSERS.has(token.kind));
}

const ENDS: ReadonlySet<TokenKind> = new Set([
  TokenKind.identifier,
  TokenKind.quotedIdentifier,
  TokenKind.literal,
  TokenKind.current,
  TokenKind.star,
  TokenKind.flatten,
  TokenKind.number,
]);
