import type { ExpressionError, ExpressionFix } from './expressionError';
import { foreignNot, foreignOperator, missingParenthesis } from './foreignSyntax';
import type { Lexer } from './lexer';
import type { ExpressionNode } from './nodes';
import { TokenKind } from './tokens';

/** Errors after which it is plain how to read on, so that a second cause can still be reported. */
export const RECOVERABLE: ReadonlySet<string> = new Set([
  'bare-number',
  'double-colon',
  'dot-before-bracket',
  'quoted-function-name',
]);

/** A token where nothing like it may follow. */
export function unexpectedToken(lexer: Lexer): ExpressionError {
  const known = foreignOperator(lexer) ?? foreignNot(lexer) ?? missingParenthesis(lexer);
  if (known !== undefined) {
    return known;
  }
  switch (lexer.kind) {
    case TokenKind.end:
      return incomplete(lexer, 'something more');
    case TokenKind.current:
      return atToken(
        lexer,
        'unexpected-token',
        'Here @ has no place. Pass it in parentheses, as in sort(@), or join two values with an operator.',
      );
    case TokenKind.closeBracket:
    case TokenKind.closeParenthesis:
    case TokenKind.closeBrace: {
      const fix = change('Remove it', lexer.start, lexer.end, '');
      return atToken(lexer, 'unmatched-bracket', `Nothing opens this ${textOf(lexer)}. Remove it.`, fix);
    }
    case TokenKind.literal:
    case TokenKind.number:
    case TokenKind.identifier:
    case TokenKind.quotedIdentifier:
      return atToken(
        lexer,
        'missing-operator',
        `Before ${textOf(lexer)} something is missing that joins it to what stands on its left: a dot, |, || or ==.`,
      );
    case TokenKind.not:
      return atToken(lexer, 'unexpected-token', 'A ! stands before what it negates. To compare, write !=.');
    case TokenKind.star:
      return atToken(
        lexer,
        'unexpected-token',
        'A * stands after a dot (all values of an object) or in brackets (all items of a list). ' +
          'Expressions cannot calculate.',
      );
    case TokenKind.openBrace:
      return atToken(lexer, 'unexpected-token', 'Write a dot before {: item.{name: key}.');
    default:
      return atToken(lexer, 'unexpected-token', `Here ${textOf(lexer)} has no place.`);
  }
}

/** A token that begins no expression, where one must stand. */
export function expectedExpression(lexer: Lexer): ExpressionError {
  switch (lexer.kind) {
    case TokenKind.end:
      return lexer.source === ''
        ? { code: 'empty-expression', message: 'There is no expression. The whole value is @.', offset: 0, length: 0 }
        : incomplete(lexer, 'a value');
    case TokenKind.closeBracket:
    case TokenKind.closeParenthesis:
    case TokenKind.closeBrace:
    case TokenKind.comma:
      return atToken(lexer, 'missing-value', `Before ${textOf(lexer)} a value is missing: a key, @ or a literal.`);
    case TokenKind.dot:
      return atToken(
        lexer,
        'missing-value',
        'A dot stands between two keys. Leave it out at the front.',
        withoutDot(lexer),
      );
    default:
      return atToken(lexer, 'missing-value', `On the left of ${textOf(lexer)} a value is missing.`);
  }
}

/** `5` where only `` `5` `` is a value. */
export function bareNumber(lexer: Lexer): ExpressionError {
  const text = `\`${String(lexer.number)}\``;
  const fix = change(`Write ${text}`, lexer.start, lexer.end, text);
  return atToken(lexer, 'bare-number', `A number stands between backticks: ${text}.`, fix);
}

/** `::name` inside an expression. */
export function doubleColon(start: number, end: number): ExpressionError {
  return {
    code: 'double-colon',
    message: 'The mark :: stands only at the very front of the text. Leave it out here.',
    offset: start,
    length: end - start,
    fix: { title: 'Remove ::', offset: start, length: end - start, text: '' },
  };
}

export function quotedFunctionName(name: string, start: number, end: number): ExpressionError {
  return {
    code: 'quoted-function-name',
    message: `The name of a function has no quotes: ${name}(…).`,
    offset: start,
    length: end - start,
    fix: { title: 'Remove the quotes', offset: start, length: end - start, text: name },
  };
}

/** Parentheses after something that is no name; `lexer` is at the opening one. */
export function invalidFunctionName(lexer: Lexer, callee: ExpressionNode): ExpressionError {
  // The last token of what is called: a literal, or the bracket or sign at its end.
  const offset = callee.kind === 'literal' ? callee.start : Math.max(callee.start, lexer.previousEnd - 1);
  return {
    code: 'invalid-function-name',
    message: 'Parentheses follow the name of a function, as in length(@); what stands before them here is none.',
    offset,
    length: lexer.previousEnd - offset,
  };
}

/** Something else than a key on the right of a dot. */
export function expectedKey(lexer: Lexer): ExpressionError {
  const wanted = 'After a dot stands a key, *, [a, b] or {name: a}.';
  switch (lexer.kind) {
    case TokenKind.end:
      return incomplete(lexer, 'a key');
    case TokenKind.number: {
      const item = `[${textOf(lexer)}]`;
      const message = `${wanted} An item of a list is written ${item}; a key that is a number stands in double quotes.`;
      // The dot goes, too.
      return atToken(lexer, 'expected-key', message, change(`Write ${item}`, lexer.previousEnd - 1, lexer.end, item));
    }
    case TokenKind.literal: {
      if (typeof lexer.value !== 'string') {
        return atToken(lexer, 'expected-key', wanted);
      }
      const key = JSON.stringify(lexer.value);
      const fix = change(`Write ${key}`, lexer.start, lexer.end, key);
      return atToken(lexer, 'expected-key', `${wanted} A key has double quotes: ${key}.`, fix);
    }
    case TokenKind.dot:
      return atToken(lexer, 'expected-key', 'Between two keys stands one dot.', withoutDot(lexer));
    default:
      return atToken(lexer, 'expected-key', `${wanted} ${textOf(lexer)} is none of them.`);
  }
}

/** `.[0]`; `lexer` is at the number, `dot` the offset of the dot. */
export function dotBeforeIndex(lexer: Lexer, dot: number): ExpressionError {
  const item = `[${textOf(lexer)}]`;
  const fix = { title: 'Remove the dot', offset: dot, length: 1, text: '' };
  return atToken(lexer, 'dot-before-bracket', `Leave out the dot before ${item}.`, fix);
}

/** `.[?` or `.[]` */
export function dotBeforeBracket(lexer: Lexer): ExpressionError {
  const from = lexer.previousEnd - 1;
  const fix = { title: 'Remove the dot', offset: from, length: 1, text: '' };
  return atToken(lexer, 'dot-before-bracket', `Leave out the dot before ${textOf(lexer)}.`, fix);
}

/** Something in brackets after an expression that selects no item. */
export function expectedIndex(lexer: Lexer): ExpressionError {
  const wanted = 'Brackets hold a number [0], a slice [0:2], all items [*], or a filter [?…].';
  switch (lexer.kind) {
    case TokenKind.end:
      return incomplete(lexer, 'a number, * or ?');
    case TokenKind.literal: {
      const name = typeof lexer.value === 'string' ? lexer.value : undefined;
      return atToken(lexer, 'expected-index', `${wanted} A key is written after a dot.`, keyForIndex(lexer, name));
    }
    case TokenKind.quotedIdentifier:
      return atToken(
        lexer,
        'expected-index',
        `${wanted} A key is written after a dot.`,
        keyForIndex(lexer, lexer.text),
      );
    case TokenKind.identifier:
      return atToken(lexer, 'expected-index', `${wanted} Several keys are picked by .[a, b].`);
    default:
      return atToken(lexer, 'expected-index', wanted);
  }
}

/** `.name` for `['name']`; undefined when there is more in the brackets than that. */
function keyForIndex(lexer: Lexer, name: string | undefined): ExpressionFix | undefined {
  const { source, start, end, previousEnd } = lexer;
  const close = /^\s*\]/.exec(source.slice(end, end + 100))?.[0];
  if (name === undefined || close === undefined || source.slice(previousEnd, start).trim() !== '') {
    return undefined;
  }
  const key = /^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name);
  return change(`Write .${key}`, previousEnd - 1, end + close.length, `.${key}`);
}

export function badSlice(lexer: Lexer): ExpressionError {
  if (lexer.kind === TokenKind.end) {
    return incomplete(lexer, ']');
  }
  return atToken(lexer, 'bad-slice', 'A slice holds up to three whole numbers: [start:stop:step].');
}

/** In `{…}`, something else than a key. */
export function expectedObjectKey(lexer: Lexer): ExpressionError {
  if (lexer.kind === TokenKind.end) {
    return incomplete(lexer, 'a key');
  }
  const hint = lexer.kind === TokenKind.closeBrace ? ' Leave out a comma at the end.' : '';
  return atToken(lexer, 'expected-object-key', `Here a key is missing: {name: value, "other name": value}.${hint}`);
}

export function expectedColon(lexer: Lexer): ExpressionError {
  if (lexer.kind === TokenKind.end) {
    return incomplete(lexer, 'a colon');
  }
  const { previousEnd } = lexer;
  const begins = BEGIN_VALUE.has(lexer.kind);
  const fix = begins ? change('Add a colon', previousEnd, previousEnd, ':') : undefined;
  return atToken(lexer, 'expected-colon', 'After a key in braces stands a colon: {name: value}.', fix);
}

const BEGIN_VALUE: ReadonlySet<TokenKind> = new Set([
  TokenKind.identifier,
  TokenKind.quotedIdentifier,
  TokenKind.literal,
  TokenKind.current,
]);

/** The end of the text where an argument may follow. */
export function expectedArgument(lexer: Lexer): ExpressionError {
  return incomplete(lexer, 'a value or )');
}

const CLOSERS: Readonly<Partial<Record<TokenKind, string>>> = {
  [TokenKind.closeBracket]: ']',
  [TokenKind.closeBrace]: '}',
  [TokenKind.closeParenthesis]: ')',
};

export function expectedClosing(lexer: Lexer, closer: TokenKind): ExpressionError {
  const known = foreignOperator(lexer) ?? foreignNot(lexer);
  if (known !== undefined) {
    return known;
  }
  const text = CLOSERS[closer] ?? '';
  const fix = change(`Add ${text}`, lexer.previousEnd, lexer.previousEnd, text);
  if (lexer.kind === TokenKind.end) {
    return { ...incomplete(lexer, text), fix };
  }
  return atToken(lexer, 'missing-bracket', `Before ${textOf(lexer)} a ${text} is missing.`, fix);
}

export function tooDeep(lexer: Lexer): ExpressionError {
  return atToken(lexer, 'too-deep', 'The expression is nested too deeply. Split it over several transforms.');
}

/** The text ends too early. */
function incomplete(lexer: Lexer, wanted: string): ExpressionError {
  return {
    code: 'incomplete-expression',
    message: `The expression ends too early: ${wanted} is missing.`,
    offset: lexer.source.length,
    length: 0,
  };
}

function atToken(lexer: Lexer, code: string, message: string, fix?: ExpressionFix): ExpressionError {
  const error = { code, message, offset: lexer.start, length: lexer.end - lexer.start };
  return fix === undefined ? error : { ...error, fix };
}

function withoutDot({ start, end }: Lexer): ExpressionFix {
  return change('Remove the dot', start, end, '');
}

function change(title: string, start: number, end: number, text: string): ExpressionFix {
  return { title, offset: start, length: end - start, text };
}

/** The current token as written, shortened. */
function textOf(lexer: Lexer): string {
  const text = lexer.source.slice(lexer.start, lexer.end);
  return text.length > 30 ? `${text.slice(0, 29)}…` : text;
}
