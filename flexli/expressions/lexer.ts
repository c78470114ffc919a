import type { ExpressionError } from './expressionError';
import type { JsonValue } from './jsonValue';
import { decodeBacktickLiteral, decodeQuotedIdentifier, decodeRawString } from './literals';
import {
  badEscape,
  badLiteral,
  loneMinus,
  singleEquals,
  thirdEquals,
  typographicQuote,
  unclosedQuote,
  unknownCharacter,
} from './lexicalErrors';
import { TokenKind } from './tokens';

const NONE: readonly ExpressionError[] = [];

const OTHER = 0;
const SPACE = 1;
const LETTER = 2;
const DIGIT = 3;

/** The class of every ASCII character; what is not listed is a sign. */
const CHARACTER_CLASS = characterClasses();

/** The token that a single character always is; 0 where there is none. */
const SIMPLE_TOKEN = simpleTokens();

/**
 * Reads one token at a time into its own fields, so that nothing is allocated for the parser's sake. It goes on after
 * an error; jmespath.py reads all tokens before it parses, hence its errors come before any of the parser.
 */
export class Lexer {
  kind: TokenKind = TokenKind.end;
  start = 0;
  end = 0;
  /** Where the token before this one ended. */
  previousEnd = 0;
  /** Of an identifier; also what a literal was written as: json, bare, raw. */
  text = '';
  /** Of a number. */
  number = 0;
  /** Of a literal. */
  value: JsonValue = null;
  errors: readonly ExpressionError[] = NONE;
  /** True once there was an error after which the tokens say little. */
  derailed = false;

  constructor(readonly source: string) {}

  /** The code of the next character that is no white space, after the token read last; NaN at the end. */
  peek(): number {
    const { source } = this;
    let position = this.end;
    while (CHARACTER_CLASS[source.charCodeAt(position)] === SPACE) {
      position++;
    }
    return source.charCodeAt(position);
  }

  next(): void {
    const { source } = this;
    this.previousEnd = this.end;
    let position = this.end;
    for (;;) {
      const code = source.charCodeAt(position);
      const characterClass = CHARACTER_CLASS[code];
      if (characterClass === LETTER) {
        this.identifier(position);
        return;
      }
      if (characterClass === SPACE) {
        position++;
        continue;
      }
      if (characterClass === DIGIT) {
        this.numberFrom(position, position);
        return;
      }
      if (Number.isNaN(code)) {
        this.start = source.length;
        this.set(TokenKind.end, source.length);
        return;
      }
      const simple = SIMPLE_TOKEN[code] ?? TokenKind.end;
      this.start = position;
      if (simple !== TokenKind.end) {
        this.set(simple, position + 1);
        return;
      }
      if (this.sign(code, position)) {
        return;
      }
      // A character that begins no token: sign() has reported it and says by `end` where to go on.
      position = this.end;
    }
  }

  private set(kind: TokenKind, end: number): true {
    this.kind = kind;
    this.end = end;
    return true;
  }

  private identifier(start: number): void {
    const { source } = this;
    let end = start + 1;
    while ((CHARACTER_CLASS[source.charCodeAt(end)] ?? OTHER) >= LETTER) {
      end++;
    }
    this.start = start;
    this.text = source.slice(start, end);
    this.set(TokenKind.identifier, end);
  }

  /** Reads digits from `firstDigit`; a minus may stand at `start`. */
  private numberFrom(start: number, firstDigit: number): void {
    const { source } = this;
    let end = firstDigit;
    let number = 0;
    while (CHARACTER_CLASS[source.charCodeAt(end)] === DIGIT) {
      number = number * 10 + source.charCodeAt(end) - 48;
      end++;
    }
    this.start = start;
    this.number = firstDigit > start && number !== 0 ? -number : number;
    this.set(TokenKind.number, end);
  }

  /** Reads a token that begins with a sign; false when the character begins none. */
  private sign(code: number, position: number): boolean {
    const next = this.source.charCodeAt(position + 1);
    switch (code) {
      case 0x5b: // [
        if (next === 0x5d) {
          return this.set(TokenKind.flatten, position + 2);
        }
        return next === 0x3f ? this.set(TokenKind.filter, position + 2) : this.set(TokenKind.openBracket, position + 1);
      case 0x7c: // |
        return this.oneOrTwo(next === 0x7c, TokenKind.or, TokenKind.pipe);
      case 0x26: // &
        return this.oneOrTwo(next === 0x26, TokenKind.and, TokenKind.expressionReference);
      case 0x3c: // <
        return this.oneOrTwo(next === 0x3d, TokenKind.lessOrEqual, TokenKind.less);
      case 0x3e: // >
        return this.oneOrTwo(next === 0x3d, TokenKind.greaterOrEqual, TokenKind.greater);
      case 0x21: // !
        return this.oneOrTwo(next === 0x3d, TokenKind.notEqual, TokenKind.not);
      case 0x3d: // =
        if (next !== 0x3d) {
          if (this.source.charCodeAt(position - 1) === 0x3d) {
            this.end = position + 1;
            this.report(thirdEquals(position));
            return false;
          }
          this.report(singleEquals(position));
        }
        return this.oneOrTwo(next === 0x3d, TokenKind.equal, TokenKind.equal);
      case 0x27: // '
        return this.rawString(position);
      case 0x60: // `
        return this.backtickLiteral(position);
      case 0x22: // "
        return this.quotedIdentifier(position);
      case 0x2d: // -
        if (CHARACTER_CLASS[next] === DIGIT) {
          this.numberFrom(position, position + 1);
          return true;
        }
        this.end = position + 1;
        this.derail(loneMinus(this.source, position));
        return false;
      case 0x2018: // ‘
      case 0x201c: // “
        return this.typographicString(position, code === 0x2018 ? '’' : '”');
      default:
        this.end = position + ((this.source.codePointAt(position) ?? 0) > 0xffff ? 2 : 1);
        this.derail(unknownCharacter(this.source, position, this.end));
        return false;
    }
  }

  private oneOrTwo(two: boolean, kindOfTwo: TokenKind, kindOfOne: TokenKind): true {
    return two ? this.set(kindOfTwo, this.start + 2) : this.set(kindOfOne, this.start + 1);
  }

  private report(error: ExpressionError): void {
    this.errors = [...this.errors, error];
  }

  private derail(error: ExpressionError): void {
    this.report(error);
    this.derailed = true;
  }

  /**
   * The offset of the quote that closes the one at `start`; a backslash keeps the next character from closing. When
   * there is none, reports it and returns the length of the text.
   */
  private closing(start: number, quote: number): number {
    const { source } = this;
    for (let position = start + 1; position < source.length; position++) {
      const code = source.charCodeAt(position);
      if (code === quote) {
        return position;
      }
      if (code === 0x5c) {
        position++;
      }
    }
    this.derail(unclosedQuote(source, start));
    return source.length;
  }

  private rawString(start: number): true {
    const close = this.closing(start, 0x27);
    this.text = 'raw';
    this.value = decodeRawString(this.source.slice(start + 1, close));
    return this.set(TokenKind.literal, Math.min(close + 1, this.source.length));
  }

  private quotedIdentifier(start: number): true {
    const close = this.closing(start, 0x22);
    const end = Math.min(close + 1, this.source.length);
    const name = decodeQuotedIdentifier(this.source.slice(start + 1, close));
    if (name === undefined && end > close) {
      this.derail(badEscape(start, end));
    }
    this.text = name ?? this.source.slice(start + 1, close);
    return this.set(TokenKind.quotedIdentifier, end);
  }

  private backtickLiteral(start: number): true {
    const close = this.closing(start, 0x60);
    const end = Math.min(close + 1, this.source.length);
    const literal = decodeBacktickLiteral(this.source.slice(start + 1, close));
    if (literal === undefined && end > close) {
      this.derail(badLiteral(start, end));
    }
    this.text = literal?.form ?? 'bare';
    this.value = literal === undefined ? null : literal.value;
    return this.set(TokenKind.literal, end);
  }

  /** Text between quotes that a word processor made; read as the text that was meant, with an error. */
  private typographicString(start: number, closingQuote: string): boolean {
    const close = this.source.indexOf(closingQuote, start + 1);
    if (close < 0) {
      this.end = start + 1;
      this.derail(unknownCharacter(this.source, start, this.end));
      return false;
    }
    const content = this.source.slice(start + 1, close);
    this.report(typographicQuote(start, close + 1, content));
    this.text = 'raw';
    this.value = content;
    return this.set(TokenKind.literal, close + 1);
  }
}

function characterClasses(): Uint8Array {
  const classes = new Uint8Array(128);
  for (const character of ' \t\n\r') {
    classes[character.charCodeAt(0)] = SPACE;
  }
  for (let code = 0; code < 26; code++) {
    classes[0x41 + code] = LETTER;
    classes[0x61 + code] = LETTER;
  }
  classes[0x5f] = LETTER;
  classes.fill(DIGIT, 0x30, 0x3a);
  return classes;
}

function simpleTokens(): readonly TokenKind[] {
  const tokens = new Array<TokenKind>(128).fill(TokenKind.end);
  tokens[0x2e] = TokenKind.dot;
  tokens[0x2a] = TokenKind.star;
  tokens[0x5d] = TokenKind.closeBracket;
  tokens[0x2c] = TokenKind.comma;
  tokens[0x3a] = TokenKind.colon;
  tokens[0x40] = TokenKind.current;
  tokens[0x28] = TokenKind.openParenthesis;
  tokens[0x29] = TokenKind.closeParenthesis;
  tokens[0x7b] = TokenKind.openBrace;
  tokens[0x7d] = TokenKind.closeBrace;
  return tokens;
}
