import { signatureOf } from '../../../flexli/expressions/functions/signatures';
import { Lexer } from '../../../flexli/expressions/lexer';
import { TokenKind } from '../../../flexli/expressions/tokens';
import type { TokenModifier, TokenType } from './tokenLegend';

/** A part of a text that is shown in a colour of its own. Offsets are UTF-16 units of that text. */
export interface ColouredPart {
  readonly start: number;
  readonly end: number;
  readonly type: TokenType;
  readonly modifier?: TokenModifier;
}

const OPERATORS: ReadonlySet<TokenKind> = new Set([
  TokenKind.expressionReference,
  TokenKind.pipe,
  TokenKind.or,
  TokenKind.and,
  TokenKind.equal,
  TokenKind.notEqual,
  TokenKind.less,
  TokenKind.lessOrEqual,
  TokenKind.greater,
  TokenKind.greaterOrEqual,
  TokenKind.flatten,
  TokenKind.star,
  TokenKind.filter,
  TokenKind.not,
]);

const OPEN_PARENTHESIS = 0x28;
const COLON = 0x3a;

/** The parts of an expression, in its order; it may be broken. Brackets and dots have no colour. */
export function expressionTokens(text: string): readonly ColouredPart[] {
  const lexer = new Lexer(text);
  const parts: ColouredPart[] = [];
  lexer.next();
  while (lexer.kind !== TokenKind.end) {
    const { start, end } = lexer;
    const coloured = colourOf(lexer);
    if (coloured !== undefined) parts.push({ start, end, ...coloured });
    lexer.next();
  }
  return parts;
}

type Colour = Pick<ColouredPart, 'type' | 'modifier'>;

function colourOf(lexer: Lexer): Colour | undefined {
  switch (lexer.kind) {
    case TokenKind.identifier:
      if (lexer.peek() === OPEN_PARENTHESIS) return functionColour(lexer.text);
      return keyColour(lexer);
    case TokenKind.quotedIdentifier:
      return keyColour(lexer);
    case TokenKind.literal:
      return literalColour(lexer);
    case TokenKind.number:
      return { type: 'number' };
    case TokenKind.current:
      return { type: 'variable', modifier: 'readonly' };
    default:
      return OPERATORS.has(lexer.kind) ? { type: 'operator' } : undefined;
  }
}

function functionColour(name: string): Colour {
  return signatureOf(name) === undefined ? { type: 'function' } : { type: 'function', modifier: 'defaultLibrary' };
}

/** A key that is read, or one of an object that the expression makes. */
function keyColour(lexer: Lexer): Colour {
  return lexer.peek() === COLON ? { type: 'property', modifier: 'declaration' } : { type: 'property' };
}

function literalColour({ text, value }: Lexer): Colour {
  if (text !== 'json') return { type: 'string' };
  if (typeof value === 'number') return { type: 'number' };
  return typeof value === 'boolean' || value === null ? { type: 'keyword' } : { type: 'string' };
}
