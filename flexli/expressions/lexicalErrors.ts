import type { ExpressionError, ExpressionFix } from './expressionError';

/** `=` where `==` was meant. */
export function singleEquals(offset: number): ExpressionError {
  return {
    code: 'single-equals',
    message: 'One equals sign means nothing here. Compare with ==.',
    offset,
    length: 1,
    fix: { title: 'Write ==', offset, length: 1, text: '==' },
  };
}

/** `===` or `!==`, as in JavaScript; the comparison without the last sign is the one that counts. */
export function thirdEquals(offset: number): ExpressionError {
  return {
    code: 'third-equals',
    message: 'An equals sign more than these means nothing here. Compare with == or !=.',
    offset,
    length: 1,
    fix: { title: 'Remove =', offset, length: 1, text: '' },
  };
}

/** A minus that begins no number: a name with a dash, or arithmetic. */
export function loneMinus(source: string, offset: number): ExpressionError {
  const before = /[A-Za-z_]\w*$/.exec(source.slice(0, offset))?.[0];
  const after = /^[\w-]+/.exec(source.slice(offset + 1))?.[0];
  if (before === undefined || after === undefined) {
    return {
      code: 'unknown-character',
      message: 'A minus may only begin a number, such as [-1]. Expressions cannot calculate.',
      offset,
      length: 1,
    };
  }
  const name = `"${before}-${after}"`;
  return {
    code: 'unquoted-dash',
    message: `A name with a dash stands in double quotes: ${name}. Expressions cannot calculate.`,
    offset,
    length: 1,
    fix: {
      title: `Write ${name}`,
      offset: offset - before.length,
      length: before.length + 1 + after.length,
      text: name,
    },
  };
}

/** What people write who come from another language, by its first character. */
const HINTS: ReadonlyMap<string, string> = new Map([
  ['$', 'A path begins with the name of a key; leave the $ out. The whole value is @.'],
  ['?', 'A filter is written [?condition], a choice a && b || c, a default value a || b.'],
  ['+', "Expressions cannot calculate. To join texts, write join('', [a, b])."],
  ['/', 'Expressions cannot calculate.'],
  ['%', 'Expressions cannot calculate. Text such as a date format stands in single quotes.'],
  ['#', 'Expressions have no comments.'],
  [';', 'Expressions have no statements. Pass a value on with |.'],
  ['\\', 'A backslash may only stand inside quotes.'],
  ['‘', "Text stands in straight single quotes: 'text'."],
  ['’', "Text stands in straight single quotes: 'text'."],
  ['“', "Text stands in straight single quotes: 'text'."],
  ['”', "Text stands in straight single quotes: 'text'."],
]);

const LETTER = /^\p{L}/u;

/** A character that begins no token. */
export function unknownCharacter(source: string, offset: number, end: number): ExpressionError {
  const character = source.slice(offset, end);
  const hint = LETTER.test(character)
    ? `A name with other characters than A to Z, digits and _ stands in double quotes: "${character}…".`
    : HINTS.get(character);
  const fix = fixFor(source, offset, character);
  return {
    code: 'unknown-character',
    message: `The character ${character} has no place here.${hint === undefined ? '' : ` ${hint}`}`,
    offset,
    length: end - offset,
    ...(fix && { fix }),
  };
}

function fixFor(source: string, offset: number, character: string): ExpressionFix | undefined {
  if (source.startsWith('??', offset)) {
    return { title: 'Write ||', offset, length: 2, text: '||' };
  }
  const root = character === '$' ? /^\$(?:\.(?=[\w"*])|(?=\[))/.exec(source.slice(offset, offset + 3))?.[0] : undefined;
  if (root !== undefined && source.slice(0, offset).trim() === '') {
    return { title: `Remove ${root}`, offset, length: root.length, text: '' };
  }
  return undefined;
}

const QUOTED: ReadonlyMap<string, string> = new Map([
  ["'", 'The text'],
  ['"', 'The name'],
  ['`', 'The literal'],
]);

/** A quote that nothing closes. */
export function unclosedQuote(source: string, offset: number): ExpressionError {
  const quote = source.charAt(offset);
  // Behind a backslash a quote ends nothing.
  const isEscaped = (/\\*$/.exec(source)?.[0].length ?? 0) % 2 === 1;
  return {
    code: 'unclosed-quote',
    message: `${QUOTED.get(quote) ?? 'The text'} that begins here does not end. Write another ${quote} after it.`,
    offset,
    length: source.length - offset,
    ...(!isEscaped && { fix: { title: `Add ${quote} at the end`, offset: source.length, length: 0, text: quote } }),
  };
}

/** `"…"` that is no JSON string. */
export function badEscape(start: number, end: number): ExpressionError {
  return {
    code: 'bad-escape',
    message:
      'A name in double quotes is written like a JSON string: \\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four digits.',
    offset: start,
    length: end - start,
  };
}

/** `` `…` `` that is neither JSON nor plain text. */
export function badLiteral(start: number, end: number): ExpressionError {
  return {
    code: 'bad-literal',
    message: "Between backticks stands JSON: `5`, `true`, `[1, 2]`. Write text in single quotes: 'text'.",
    offset: start,
    length: end - start,
  };
}

/** `“text”` */
export function typographicQuote(start: number, end: number, content: string): ExpressionError {
  const text = `'${content.replaceAll("'", "\\'")}'`;
  return {
    code: 'typographic-quotes',
    message: `These quotes mean nothing here. Write ${text}.`,
    offset: start,
    length: end - start,
    fix: { title: `Write ${text}`, offset: start, length: end - start, text },
  };
}
