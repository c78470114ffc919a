import type { ComparisonOperator } from './nodes';

/** Kinds of tokens. Plain numbers, since the parser compares them for every character group it reads. */
export const TokenKind = {
  end: 0,
  identifier: 1,
  quotedIdentifier: 2,
  literal: 3,
  number: 4,
  current: 5,
  expressionReference: 6,
  colon: 7,
  comma: 8,
  closeBracket: 9,
  closeParenthesis: 10,
  closeBrace: 11,
  pipe: 12,
  or: 13,
  and: 14,
  equal: 15,
  notEqual: 16,
  less: 17,
  lessOrEqual: 18,
  greater: 19,
  greaterOrEqual: 20,
  flatten: 21,
  star: 22,
  filter: 23,
  dot: 24,
  not: 25,
  openBrace: 26,
  openBracket: 27,
  openParenthesis: 28,
} as const;

export type TokenKind = (typeof TokenKind)[keyof typeof TokenKind];

/**
 * How strongly a token binds what stands on its left, by kind; the figures are those of jmespath.py. Note that `!`
 * binds weaker than an index but stronger than a dot: `!a.b` reads as `(!a).b`.
 */
export const BINDING_POWER: readonly number[] = [
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 5, 5, 5, 5, 5, 5, 9, 20, 21, 40, 45, 50, 55, 60,
];

/** A token that binds weaker than this ends a projection. */
export const PROJECTION_STOP = 10;

/** The operators that compare. */
export const COMPARISONS: Readonly<Partial<Record<TokenKind, ComparisonOperator>>> = {
  [TokenKind.equal]: '==',
  [TokenKind.notEqual]: '!=',
  [TokenKind.less]: '<',
  [TokenKind.lessOrEqual]: '<=',
  [TokenKind.greater]: '>',
  [TokenKind.greaterOrEqual]: '>=',
};
