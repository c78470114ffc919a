import { ListGrammar } from './listGrammar';
import { isIndexed } from './nodes';
import type { ExpressionNode } from './nodes';
import * as report from './syntaxErrors';
import { BINDING_POWER, COMPARISONS, PROJECTION_STOP, TokenKind } from './tokens';

/** Deeper nesting than this is refused, as Python's own recursion limit does somewhere near. */
const DEEPEST = 400;

type Projection = 'listProjection' | 'objectProjection' | 'flatten';

/**
 * The grammar of jmespath.py 1.0.1, by precedence of operators (Pratt): `prefix` reads what begins an expression,
 * `infix` what may follow one.
 */
export class Grammar extends ListGrammar {
  private depth = 0;

  /** The tree of the whole text; `allErrors` then says what is wrong with it. */
  parse(): ExpressionNode {
    const { lexer } = this;
    lexer.next();
    const ast = this.expression(0);
    return this.kind() === TokenKind.end ? ast : this.rest(ast);
  }

  /** Text after a complete expression: kept as further expressions, so that an editor can still tell what is there. */
  private rest(first: ExpressionNode): ExpressionNode {
    const { lexer } = this;
    const items = [first];
    this.fail(report.unexpectedToken(lexer));
    while (this.kind() !== TokenKind.end) {
      const { start } = lexer;
      const item = this.expression(0);
      if (item.kind !== 'missing') {
        items.push(item);
      }
      if (lexer.start === start && this.kind() !== TokenKind.end) {
        lexer.next();
      }
    }
    return { kind: 'sequence', items, start: first.start, end: this.endAround(items.at(-1)) };
  }

  protected expression(power: number): ExpressionNode {
    if (this.depth >= DEEPEST) {
      this.fail(report.tooDeep(this.lexer));
      const missing = this.missing();
      this.skipAll();
      return missing;
    }
    this.depth++;
    let left = this.prefix();
    while ((BINDING_POWER[this.lexer.kind] ?? 0) > power) {
      const next = this.infix(left);
      if (next === undefined) {
        break;
      }
      left = next;
    }
    this.depth--;
    return left;
  }

  /** What may begin an expression. */
  private prefix(): ExpressionNode {
    const { lexer } = this;
    const { start } = lexer;
    switch (lexer.kind) {
      case TokenKind.identifier:
      case TokenKind.quotedIdentifier:
        return this.field();
      case TokenKind.literal: {
        const { value, end } = lexer;
        const form = lexer.text === 'json' ? 'json' : lexer.text === 'raw' ? 'raw' : 'bare';
        lexer.next();
        return { kind: 'literal', form, value, start, end };
      }
      case TokenKind.current:
        lexer.next();
        return { kind: 'current', start, end: start + 1 };
      case TokenKind.star:
        lexer.next();
        return this.projection('objectProjection', undefined, start, BINDING_POWER[TokenKind.star] ?? 0);
      case TokenKind.flatten:
        lexer.next();
        return this.projection('flatten', undefined, start, BINDING_POWER[TokenKind.flatten] ?? 0);
      case TokenKind.filter:
        lexer.next();
        return this.filter(undefined, start);
      case TokenKind.openBracket:
        lexer.next();
        return this.bracketPrefix(start);
      case TokenKind.openBrace:
        lexer.next();
        return this.multiSelectObject(start);
      case TokenKind.openParenthesis: {
        lexer.next();
        const expression = this.expression(0);
        this.close(TokenKind.closeParenthesis);
        return { kind: 'group', expression, start, end: this.endAround(expression) };
      }
      case TokenKind.not: {
        lexer.next();
        const expression = this.expression(BINDING_POWER[TokenKind.not] ?? 0);
        return { kind: 'not', expression, start, end: expression.end };
      }
      case TokenKind.expressionReference: {
        lexer.next();
        const expression = this.expression(0);
        return { kind: 'expressionReference', expression, start, end: expression.end };
      }
      case TokenKind.number: {
        const { number, end } = lexer;
        this.fail(report.bareNumber(lexer));
        lexer.next();
        return { kind: 'literal', form: 'json', value: number, start, end };
      }
      case TokenKind.colon:
        return this.doubleColon(start);
      default:
        this.fail(report.expectedExpression(lexer));
        return this.missing();
    }
  }

  private field(): ExpressionNode {
    const { lexer } = this;
    const { start, end, text: name } = lexer;
    const quoted = lexer.kind === TokenKind.quotedIdentifier;
    lexer.next();
    if (quoted && lexer.kind === TokenKind.openParenthesis) {
      this.fail(report.quotedFunctionName(name, start, end));
    }
    return { kind: 'field', name, quoted, start, end };
  }

  /** `::name` where an expression stands: the mark belongs to the front of the whole text only. */
  private doubleColon(start: number): ExpressionNode {
    const { lexer } = this;
    if (lexer.peek() === 0x3a) {
      lexer.next();
      this.fail(report.doubleColon(start, lexer.end));
    } else {
      this.fail(report.unexpectedToken(lexer));
    }
    lexer.next();
    return this.kind() === TokenKind.colon ? this.missing() : this.prefix();
  }

  /** What may follow an expression; undefined where the token cannot, which is reported then. */
  private infix(left: ExpressionNode): ExpressionNode | undefined {
    const { lexer } = this;
    const { kind } = lexer;
    switch (kind) {
      case TokenKind.dot:
        lexer.next();
        return this.afterDot(left);
      case TokenKind.openBracket:
        lexer.next();
        return this.bracketInfix(left);
      case TokenKind.flatten:
        lexer.next();
        return this.projection('flatten', left, left.start, BINDING_POWER[kind] ?? 0);
      case TokenKind.filter:
        lexer.next();
        return this.filter(left, left.start);
      case TokenKind.openParenthesis:
        return this.call(left);
      case TokenKind.pipe:
      case TokenKind.or:
      case TokenKind.and: {
        lexer.next();
        const right = this.expression(BINDING_POWER[kind] ?? 0);
        const name = kind === TokenKind.pipe ? 'pipe' : kind === TokenKind.or ? 'or' : 'and';
        return { kind: name, left, right, start: left.start, end: right.end };
      }
      default: {
        const operator = COMPARISONS[kind];
        if (operator === undefined) {
          this.fail(report.unexpectedToken(lexer));
          return undefined;
        }
        lexer.next();
        const right = this.expression(BINDING_POWER[kind] ?? 0);
        return { kind: 'comparison', operator, left, right, start: left.start, end: right.end };
      }
    }
  }

  private afterDot(left: ExpressionNode): ExpressionNode {
    const { lexer } = this;
    const { start } = left;
    if (this.kind() === TokenKind.star) {
      lexer.next();
      return this.projection('objectProjection', left, start, BINDING_POWER[TokenKind.dot] ?? 0);
    }
    if (this.kind() === TokenKind.filter || this.kind() === TokenKind.flatten) {
      this.fail(report.dotBeforeBracket(lexer));
      return left;
    }
    const right = this.dotRight(BINDING_POWER[TokenKind.dot] ?? 0);
    return { kind: 'subexpression', left, right, start, end: right.end };
  }

  /** What may stand on the right of a dot. */
  private dotRight(power: number): ExpressionNode {
    const { lexer } = this;
    const { start } = lexer;
    switch (lexer.kind) {
      case TokenKind.identifier:
      case TokenKind.quotedIdentifier:
      case TokenKind.star:
        return this.expression(power);
      case TokenKind.openBracket: {
        const dot = lexer.previousEnd - 1;
        lexer.next();
        if (this.kind() === TokenKind.number && lexer.peek() === 0x5d) {
          this.fail(report.dotBeforeIndex(lexer, dot));
          return this.indexOrSlice(undefined, start);
        }
        return this.multiSelectList(start);
      }
      case TokenKind.openBrace:
        lexer.next();
        return this.multiSelectObject(start);
      case TokenKind.number:
      case TokenKind.literal:
      case TokenKind.current:
        this.fail(report.expectedKey(lexer));
        return this.prefix();
      default:
        this.fail(report.expectedKey(lexer));
        return this.missing();
    }
  }

  private projection(kind: Projection, left: ExpressionNode | undefined, start: number, power: number): ExpressionNode {
    const right = this.projected(power);
    return { kind, left, right, start, end: right?.end ?? this.lexer.previousEnd };
  }

  /** The part that is applied to every item of a projection; undefined when there is none. */
  private projected(power: number): ExpressionNode | undefined {
    const { lexer } = this;
    const { kind } = lexer;
    if ((BINDING_POWER[kind] ?? 0) < PROJECTION_STOP) {
      return undefined;
    }
    switch (kind) {
      case TokenKind.openBracket:
      case TokenKind.filter:
        return this.expression(power);
      case TokenKind.dot:
        lexer.next();
        return this.dotRight(power);
      default:
        this.fail(report.unexpectedToken(lexer));
        return undefined;
    }
  }

  /** After `[?`. */
  private filter(left: ExpressionNode | undefined, start: number): ExpressionNode {
    const condition = this.expression(0);
    this.close(TokenKind.closeBracket);
    const right = this.projected(BINDING_POWER[TokenKind.filter] ?? 0);
    return { kind: 'filterProjection', left, condition, right, start, end: right?.end ?? this.endAround(condition) };
  }

  /** After a `[` that begins an expression. */
  private bracketPrefix(start: number): ExpressionNode {
    const { lexer } = this;
    if (lexer.kind === TokenKind.number || lexer.kind === TokenKind.colon) {
      return this.indexOrSlice(undefined, start);
    }
    if (lexer.kind === TokenKind.star && lexer.peek() === 0x5d) {
      lexer.next();
      lexer.next();
      return this.projection('listProjection', undefined, start, BINDING_POWER[TokenKind.star] ?? 0);
    }
    return this.multiSelectList(start);
  }

  /** After a `[` that follows an expression. */
  private bracketInfix(left: ExpressionNode): ExpressionNode {
    const { lexer } = this;
    const { start } = left;
    switch (lexer.kind) {
      case TokenKind.number:
      case TokenKind.colon:
        return this.indexOrSlice(left, start);
      case TokenKind.star:
        lexer.next();
        this.close(TokenKind.closeBracket);
        return this.projection('listProjection', left, start, BINDING_POWER[TokenKind.star] ?? 0);
      default: {
        this.fail(report.expectedIndex(lexer));
        const right = this.multiSelectList(lexer.previousEnd - 1);
        return { kind: 'subexpression', left, right, start, end: right.end };
      }
    }
  }

  /** After a `[` before a number or a colon. */
  private indexOrSlice(left: ExpressionNode | undefined, start: number): ExpressionNode {
    const { lexer } = this;
    if (this.kind() === TokenKind.number && lexer.peek() !== 0x3a) {
      const index = lexer.number;
      lexer.next();
      this.close(TokenKind.closeBracket);
      return { kind: 'index', left, index, start, end: lexer.previousEnd };
    }
    const parts: [number?, number?, number?] = [];
    let part = 0;
    while (this.kind() !== TokenKind.closeBracket) {
      if (this.kind() === TokenKind.number) {
        parts[part] = lexer.number;
      } else if (this.kind() !== TokenKind.colon || ++part === 3) {
        this.fail(report.badSlice(lexer));
        break;
      }
      lexer.next();
    }
    this.close(TokenKind.closeBracket);
    const end = lexer.previousEnd;
    const [from, to, step] = parts;
    if (left !== undefined && isIndexed(left)) {
      return { kind: 'slice', left, from, to, step, projects: false, right: undefined, start, end };
    }
    const right = this.projected(BINDING_POWER[TokenKind.star] ?? 0);
    return { kind: 'slice', left, from, to, step, projects: true, right, start, end: right?.end ?? end };
  }
}
