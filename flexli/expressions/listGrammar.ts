import { withoutGroups } from './nodes';
import type { CallNode, ExpressionNode, MultiSelectPair } from './nodes';
import * as report from './syntaxErrors';
import { CLOSERS, TokenReader } from './tokenReader';
import { TokenKind } from './tokens';

/** The part of the grammar where several expressions stand between brackets. */
export abstract class ListGrammar extends TokenReader {
  /** Reads an expression as far as its operators bind more strongly than `power`. */
  protected abstract expression(power: number): ExpressionNode;

  /** After a `[` before the first of several expressions. */
  protected multiSelectList(start: number): ExpressionNode {
    const { lexer } = this;
    const items = [this.expression(0)];
    while (this.kind() === TokenKind.comma) {
      lexer.next();
      items.push(this.expression(0));
    }
    this.close(TokenKind.closeBracket);
    return { kind: 'multiSelectList', items, start, end: this.endAround(items.at(-1)) };
  }

  /** After a `{`. As in jmespath.py, nothing asks for the commas. */
  protected multiSelectObject(start: number): ExpressionNode {
    const { lexer } = this;
    const pairs: MultiSelectPair[] = [];
    for (;;) {
      const keyStart = lexer.start;
      if (this.kind() !== TokenKind.identifier && this.kind() !== TokenKind.quotedIdentifier) {
        this.fail(report.expectedObjectKey(lexer));
        break;
      }
      const { text: key, end: keyEnd } = lexer;
      lexer.next();
      if (this.kind() === TokenKind.colon) {
        lexer.next();
      } else {
        this.fail(report.expectedColon(lexer));
      }
      const value = this.expression(0);
      pairs.push({ key, keyStart, keyEnd, value, start: keyStart, end: value.end });
      if (this.kind() === TokenKind.comma) {
        lexer.next();
      } else if (this.kind() !== TokenKind.identifier && this.kind() !== TokenKind.quotedIdentifier) {
        break;
      }
    }
    this.close(TokenKind.closeBrace);
    return { kind: 'multiSelectObject', pairs, start, end: this.endAround(pairs.at(-1)) };
  }

  /** At the `(` after an expression. As in jmespath.py, nothing asks for the commas, and one may stand at the end. */
  protected call(left: ExpressionNode): CallNode {
    const { lexer } = this;
    const callee = withoutGroups(left);
    const named = callee.kind === 'field' ? callee.name : '';
    if (callee.kind !== 'field') {
      this.fail(report.invalidFunctionName(lexer, left));
    }
    lexer.next();
    const items: ExpressionNode[] = [];
    let complete = false;
    while (this.kind() !== TokenKind.closeParenthesis && this.kind() !== TokenKind.end) {
      const { start } = lexer;
      const item = this.expression(0);
      items.push(item);
      complete = item.kind !== 'missing' && this.kind() !== TokenKind.comma;
      if (this.kind() === TokenKind.comma) {
        lexer.next();
      } else if (lexer.start === start || CLOSERS.has(this.kind())) {
        break;
      }
    }
    if (this.kind() === TokenKind.end && !complete) {
      this.fail(report.expectedArgument(lexer));
    }
    this.close(TokenKind.closeParenthesis);
    const { start } = left;
    const { start: nameStart, end: nameEnd } = callee;
    const end = this.endAround(items.at(-1));
    return { kind: 'call', name: named, nameStart, nameEnd, arguments: items, start, end };
  }
}
