import { readEscape } from './escapes';
import type { SyntaxError, SyntaxErrorKind } from './tokens';
import { Token } from './tokens';

/**
 * Reads a text token by token, with the tokens and errors of jsonc-parser's scanner. It is the innermost loop of all
 * that happens after a keystroke, so it keeps the token in fields instead of making objects.
 */
export class Scanner {
  /** The token read last. */
  token = Token.End;
  /** Where it begins. */
  start = 0;
  /** Behind its end. One behind the end of the text when that ends within the first signs of a comment. */
  end = 0;
  /** Content of a string token. */
  text = '';
  /** Value of a number token. */
  number = 0;

  readonly #source: string;
  readonly #errors: SyntaxError[];
  readonly #base: number;

  /** @param base offset of `source` in the whole text, for the errors */
  constructor(source: string, errors: SyntaxError[], base = 0) {
    this.#source = source;
    this.#errors = errors;
    this.#base = base;
  }

  /** Reports an error at the current token. */
  report(kind: SyntaxErrorKind): void {
    this.#errors.push({ kind, offset: this.#base + this.start, length: this.end - this.start });
  }

  /** Reads the next token. */
  scan(): Token {
    const source = this.#source;
    const size = source.length;
    for (;;) {
      let at = this.end;
      let code = 0;
      while (at < size) {
        code = source.charCodeAt(at);
        if (code !== 32 && code !== 10 && code !== 13 && code !== 9) break;
        at++;
      }
      if (at >= size) {
        this.start = size;
        this.end = at;
        return (this.token = Token.End);
      }
      this.start = at;
      switch (code) {
        case 34 /* " */:
          return this.#string(at + 1);
        case 44 /* , */:
          this.end = at + 1;
          return (this.token = Token.Comma);
        case 58 /* : */:
          this.end = at + 1;
          return (this.token = Token.Colon);
        case 123 /* { */:
          this.end = at + 1;
          return (this.token = Token.OpenBrace);
        case 125 /* } */:
          this.end = at + 1;
          return (this.token = Token.CloseBrace);
        case 91 /* [ */:
          this.end = at + 1;
          return (this.token = Token.OpenBracket);
        case 93 /* ] */:
          this.end = at + 1;
          return (this.token = Token.CloseBracket);
        case 47 /* / */:
          this.#slash(at);
          break;
        default:
          if (isDigit(code) || (code === 45 /* - */ && isDigit(source.charCodeAt(at + 1)))) return this.#number(at);
          if (this.#word(at, code)) return this.token;
          this.report('InvalidSymbol');
      }
    }
  }

  /** Whether a character comes behind the token that was read last and white space. */
  nextIs(code: number): boolean {
    const source = this.#source;
    let at = this.end;
    while (at < source.length && isSpace(source.charCodeAt(at))) at++;
    return source.charCodeAt(at) === code;
  }

  #string(begin: number): Token {
    const source = this.#source;
    const size = source.length;
    let at = begin;
    let code = 0;
    while (at < size) {
      code = source.charCodeAt(at);
      if (code === 34 || code === 92 || code < 32) break;
      at++;
    }
    this.token = Token.String;
    if (at < size && code === 34) {
      this.text = source.substring(begin, at);
      this.end = at + 1;
      return Token.String;
    }
    return this.#longString(begin, at);
  }

  /** A string with an escape or a mistake in it; it ends with the line when nothing closes it. */
  #longString(begin: number, found: number): Token {
    const source = this.#source;
    const size = source.length;
    let error: SyntaxErrorKind | undefined;
    let text = '';
    let from = begin;
    let at = found;
    for (;;) {
      const code = at < size ? source.charCodeAt(at) : 10;
      if (code === 34) {
        text += source.substring(from, at);
        at++;
        break;
      }
      if (code === 10 || code === 13) {
        text += source.substring(from, at);
        error = 'UnexpectedEndOfString';
        break;
      }
      if (code === 92) {
        text += source.substring(from, at);
        if (at + 1 >= size) {
          at++;
          error = 'UnexpectedEndOfString';
          break;
        }
        const escape = readEscape(source, at);
        text += escape.text;
        error = escape.error ?? error;
        at = from = escape.end;
        continue;
      }
      if (code < 32) error = 'InvalidCharacter';
      at++;
    }
    this.text = text;
    this.end = at;
    if (error !== undefined) this.report(error);
    return Token.String;
  }

  #number(begin: number): Token {
    const source = this.#source;
    const size = source.length;
    const first = source.charCodeAt(begin) === 45 ? begin + 1 : begin;
    let at = first + 1;
    let value = source.charCodeAt(first) - 48;
    let code = 0;
    // After a zero the number ends: what follows, in 012, is another one.
    if (value === 0) code = at < size ? source.charCodeAt(at) : 0;
    else {
      for (; at < size && isDigit((code = source.charCodeAt(at))); at++) value = value * 10 + code - 48;
      if (at >= size) code = 0;
    }
    this.token = Token.Number;
    // Sums of up to 15 digits are exact.
    if (code !== 46 && code !== 69 && code !== 101 && at - first <= 15) {
      this.number = first === begin ? value : -value;
      this.end = at;
      return Token.Number;
    }
    return this.#longNumber(begin, at);
  }

  /** A number with a fraction, an exponent or many digits; `at` is behind the digits before them. */
  #longNumber(begin: number, at: number): Token {
    const source = this.#source;
    if (source.charCodeAt(at) === 46 /* . */) {
      const digits = this.#digits(at + 1);
      if (digits === at + 1) return this.#brokenNumber(begin, digits, digits);
      at = digits;
    }
    const exponent = source.charCodeAt(at);
    if (exponent === 69 || exponent === 101) {
      const sign = source.charCodeAt(at + 1);
      const from = sign === 43 || sign === 45 ? at + 2 : at + 1;
      const digits = this.#digits(from);
      if (digits === from) return this.#brokenNumber(begin, at, from);
      at = digits;
    }
    this.number = Number(source.substring(begin, at));
    this.end = at;
    return Token.Number;
  }

  #brokenNumber(begin: number, valueEnd: number, end: number): Token {
    this.number = Number(this.#source.substring(begin, valueEnd));
    this.end = end;
    this.report('UnexpectedEndOfNumber');
    return Token.Number;
  }

  #digits(from: number): number {
    let at = from;
    while (isDigit(this.#source.charCodeAt(at))) at++;
    return at;
  }

  /** A comment, or a slash alone. Neither is JSON. */
  #slash(begin: number): void {
    const source = this.#source;
    const size = source.length;
    const next = source.charCodeAt(begin + 1);
    if (next === 47 /* / */) {
      let at = begin + 2;
      while (at < size && source.charCodeAt(at) !== 10 && source.charCodeAt(at) !== 13) at++;
      this.end = at;
      this.report('InvalidCommentToken');
    } else if (next === 42 /* * */) {
      const close = source.indexOf('*/', begin + 2);
      this.end = close >= 0 ? close + 2 : Math.max(size, begin + 3);
      this.report('InvalidCommentToken');
    } else {
      this.end = begin + 1;
      this.report('InvalidSymbol');
    }
  }

  /** True for one of the three words of JSON; for any other, its end is set. */
  #word(begin: number, first: number): boolean {
    const source = this.#source;
    if (first === 45 /* - */) {
      this.end = begin + 1;
      return false;
    }
    let at = begin + 1;
    while (at < source.length && !endsWord(source.charCodeAt(at))) at++;
    this.end = at;
    const length = at - begin;
    if (length === 4 && source.startsWith('true', begin)) this.token = Token.True;
    else if (length === 5 && source.startsWith('false', begin)) this.token = Token.False;
    else if (length === 4 && source.startsWith('null', begin)) this.token = Token.Null;
    else return false;
    return true;
  }
}

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function endsWord(code: number): boolean {
  switch (code) {
    case 9:
    case 10:
    case 13:
    case 32:
    case 34 /* " */:
    case 44 /* , */:
    case 47 /* / */:
    case 58 /* : */:
    case 91 /* [ */:
    case 93 /* ] */:
    case 123 /* { */:
    case 125 /* } */:
      return true;
    default:
      return false;
  }
}
