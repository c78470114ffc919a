import type { ExpressionError } from './expressionError';
import type { Lexer } from './lexer';
import { signatureOf } from './functions/signatures';
import { TokenKind } from './tokens';

const WORDS: ReadonlyMap<string, string> = new Map([
  ['and', '&&'],
  ['AND', '&&'],
  ['or', '||'],
  ['OR', '||'],
  ['is', '=='],
  ['eq', '=='],
  ['ne', '!='],
  ['gt', '>'],
  ['gte', '>='],
  ['lt', '<'],
  ['lte', '<='],
]);

/** An operator as other languages write it, between two values: `a and b`, `a & b`. Undefined for anything else. */
export function foreignOperator(lexer: Lexer): ExpressionError | undefined {
  const { kind, start, end, source } = lexer;
  const written = source.slice(start, end);
  const meant =
    kind === TokenKind.expressionReference ? '&&' : kind === TokenKind.identifier ? WORDS.get(written) : undefined;
  if (meant === undefined || source.slice(end).trim() === '') {
    return undefined;
  }
  return {
    code: 'foreign-operator',
    message: `${written} joins nothing here. Write ${meant}.`,
    offset: start,
    length: end - start,
    fix: { title: `Write ${meant}`, offset: start, length: end - start, text: meant },
  };
}

/** `not a`: the word stands where a key would, so the error lies behind it. */
export function foreignNot({ start, end, source, previousEnd }: Lexer): ExpressionError | undefined {
  const from = previousEnd - 3;
  if (start === previousEnd || !/(?:^|[^\w.])not$/i.test(source.slice(Math.max(0, from - 1), previousEnd))) {
    return undefined;
  }
  return {
    code: 'foreign-operator',
    message: 'The word not negates nothing here. Write ! in front of the value.',
    offset: start,
    length: end - start,
    fix: { title: 'Write !', offset: from, length: start - from, text: '!' },
  };
}

/** `sort@)`: right behind the name of a function stands what belongs into parentheses, and the closing one is there. */
export function missingParenthesis(lexer: Lexer): ExpressionError | undefined {
  const { start, end, source, previousEnd } = lexer;
  const name = /[A-Za-z_]\w*$/.exec(source.slice(0, previousEnd))?.[0];
  if (name === undefined || signatureOf(name) === undefined || !hasUnopened(source, end)) {
    return undefined;
  }
  return {
    code: 'missing-bracket',
    message: `After the name of the function ${name} a ( is missing.`,
    offset: start,
    length: end - start,
    fix: { title: 'Add (', offset: previousEnd, length: start - previousEnd, text: '(' },
  };
}

/** True if a `)` follows that nothing behind `from` opens. Text in quotes may mislead it, which costs a hint only. */
function hasUnopened(source: string, from: number): boolean {
  let open = 0;
  for (let index = from; index < source.length; index++) {
    const character = source.charAt(index);
    if (character === '(') {
      open++;
    } else if (character === ')' && --open < 0) {
      return true;
    }
  }
  return false;
}
