import type { ExpressionError } from './expressionError';
import { Lexer } from './lexer';
import type { MissingNode } from './nodes';
import * as report from './syntaxErrors';
import { TokenKind } from './tokens';

/** What the parser needs around its grammar: the tokens, the errors, and how to get past what does not fit. */
export abstract class TokenReader {
  protected readonly lexer: Lexer;
  private errors: readonly ExpressionError[] = NONE;
  /** True after an error that leaves the rest in doubt; nothing is reported from then on. */
  private lost = false;

  constructor(text: string) {
    this.lexer = new Lexer(text);
  }

  /** jmespath.py reads all tokens before it parses them, so errors of tokens come first. */
  allErrors(): readonly ExpressionError[] {
    const { errors, derailed } = this.lexer;
    if (derailed) {
      return errors.slice(0, 1);
    }
    return errors.length === 0 ? this.errors : [...errors, ...this.errors];
  }

  /** A method, not a field read, so that the compiler does not believe the kind unchanged across calls. */
  protected kind(): TokenKind {
    return this.lexer.kind;
  }

  protected fail(error: ExpressionError): void {
    if (!this.lost) {
      this.errors = [...this.errors, error];
      this.lost = !report.RECOVERABLE.has(error.code);
    }
  }

  /** Stands for what should be before the current token, with the white space there. */
  protected missing(): MissingNode {
    const { previousEnd, start } = this.lexer;
    return { kind: 'missing', start: previousEnd, end: start };
  }

  /** Where a node ends that was read to its closing bracket; that may be missing, too. */
  protected endAround(last: { readonly end: number } | undefined): number {
    return Math.max(this.lexer.previousEnd, last?.end ?? 0);
  }

  /** Leaves everything that is left unread. */
  protected skipAll(): void {
    while (this.kind() !== TokenKind.end) {
      this.lexer.next();
    }
  }

  /** Reads a closing bracket, or reports that it is missing and looks for it further on at the same level. */
  protected close(closer: TokenKind): void {
    const { lexer } = this;
    if (lexer.kind === closer) {
      lexer.next();
      return;
    }
    this.fail(report.expectedClosing(lexer, closer));
    let open = 0;
    while (this.kind() !== TokenKind.end) {
      if (OPENERS.has(this.kind())) {
        open++;
      } else if (CLOSERS.has(this.kind()) && --open < 0) {
        if (this.kind() === closer) {
          lexer.next();
        }
        return;
      }
      lexer.next();
    }
  }
}

/** Most texts have no errors, so nothing is allocated for them. */
const NONE: readonly ExpressionError[] = [];

const OPENERS: ReadonlySet<TokenKind> = new Set([
  TokenKind.openBracket,
  TokenKind.filter,
  TokenKind.openBrace,
  TokenKind.openParenthesis,
]);

/** The brackets that close something. */
export const CLOSERS: ReadonlySet<TokenKind> = new Set([
  TokenKind.closeBracket,
  TokenKind.closeBrace,
  TokenKind.closeParenthesis,
]);
