import { foreignSyntax } from './foreignSyntax';
import type { SyntaxFix } from './syntaxFix';
import type { SyntaxError, SyntaxErrorKind } from './tokens';

/** A place where the text is no JSON. */
export interface SyntaxProblem {
  readonly message: string;
  readonly offset: number;
  readonly length: number;
  /** What mends it, where that is plain. */
  readonly fix?: SyntaxFix;
}

/** One slip of the pen often makes several errors at one place; the first says what it is. */
export function syntaxProblems(text: string, errors: readonly SyntaxError[]): readonly SyntaxProblem[] {
  if (errors.length === 0) return [];
  if (text.trim() === '' || text.trim() === '\uFEFF') {
    return [
      { message: 'The file is empty. Complete a snippet to begin (Ctrl+Space).', offset: 0, length: text.length },
    ];
  }
  const problems: SyntaxProblem[] = [];
  let end = -1;
  // What a string or an object without its end has swallowed is missing everywhere behind it.
  let swallowed = false;
  for (const error of errors) {
    // What is no value is said once, not a second time as a value that is missing behind it.
    const isEcho = error.kind === 'ValueExpected' && lastBefore(text, error.offset) < end;
    const isBehind = swallowed && OF_STRUCTURE.has(error.kind);
    swallowed ||= error.kind === 'UnexpectedEndOfString' || isOfNesting(error, text);
    if (error.offset <= end || isEcho || isBehind) continue;
    const foreign = error.kind === 'InvalidSymbol' ? foreignSyntax(text, error.offset) : undefined;
    if (foreign !== undefined) {
      const { message, length, fix, isKey } = foreign;
      problems.push({ message, offset: error.offset, length, fix });
      end = error.offset + length;
      swallowed ||= isKey;
      continue;
    }
    const problem = problemOf(error, text);
    end = Math.max(error.offset + error.length, problem.offset + problem.length);
    // What is broken before makes it unsure what was meant here.
    if (problems.length === 0) problems.push({ ...problem, ...closing(text, errors) });
    else problems.push({ message: problem.message, offset: problem.offset, length: problem.length });
  }
  return problems;
}

/** Where nothing is wrong but the end, all that is missing there. */
function closing(text: string, errors: readonly SyntaxError[]): Pick<SyntaxProblem, 'fix'> {
  const missing = errors.map(({ kind }) =>
    kind === 'CloseBraceExpected' ? '}' : kind === 'CloseBracketExpected' ? ']' : '',
  );
  if (missing.includes('') || errors.some(({ offset }) => offset < text.length)) return {};
  const newText = missing.join('');
  return { fix: { title: `Add ${newText}`, edits: [{ offset: text.trimEnd().length, length: 0, newText }] } };
}

/** Nobody sees it, so it is named. */
const BYTE_ORDER_MARK: SyntaxProblem = {
  message: 'The file begins with a byte order mark, which JSON has none of. Save it as UTF-8 without one.',
  offset: 0,
  length: 1,
  fix: { title: 'Remove the byte order mark', edits: [{ offset: 0, length: 1, newText: '' }] },
};

/** Whether an error shows that brackets before it are not where they should be. */
export function isOfNesting({ kind, offset }: SyntaxError, text: string): boolean {
  const next = text.charAt(offset);
  if (kind === 'PropertyNameExpected') return next === '{' || next === '[';
  return kind === 'CommaExpected' ? next === ']' || next === '}' || next === ':' : kind === 'EndOfFileExpected';
}

const OF_STRUCTURE: ReadonlySet<SyntaxErrorKind> = new Set([
  'PropertyNameExpected',
  'ValueExpected',
  'ColonExpected',
  'CommaExpected',
  'CloseBraceExpected',
  'CloseBracketExpected',
  'EndOfFileExpected',
]);

function problemOf(error: SyntaxError, text: string): SyntaxProblem {
  const { kind, offset, length } = error;
  if (offset === 0 && text.startsWith('\uFEFF')) return BYTE_ORDER_MARK;
  const before = lastBefore(text, offset);
  // What is missing is missed where the text before it ends, not at whatever comes next, maybe lines below.
  const missing = atSeam(error, text, before);
  if (missing !== undefined) return { offset: before, length: 1, ...missing };
  const number = kind === 'CommaExpected' ? withoutZeros(text, before, offset) : undefined;
  if (number !== undefined) return number;
  // At the end of the text there is nothing to mark; the last character stands for it.
  if (offset >= text.length) return { message: MESSAGES[kind], offset: Math.max(0, before), length: 1 };
  const message = instead(error, text);
  const fix = message === undefined ? fixOf(error, text, before) : undefined;
  return { message: message ?? MESSAGES[kind], offset, length: Math.max(1, length), ...(fix && { fix }) };
}

/** The digits around a 0 that ends a number to JSON, though others follow. */
function withoutZeros(text: string, before: number, offset: number): SyntaxProblem | undefined {
  const front = /(?<![\d.eE])0+$/.exec(text.slice(Math.max(0, before - 20), offset))?.[0];
  if (front === undefined || before !== offset - 1) return undefined;
  const start = offset - front.length;
  const digits = /^\d+/.exec(text.slice(start, start + 1000))?.[0] ?? '';
  const zeros = /^0+(?=\d)/.exec(digits)?.[0].length;
  if (zeros === undefined) return undefined;
  const fix = { title: 'Remove the zeros in front', edits: [{ offset: start, length: zeros, newText: '' }] };
  return { message: 'A number does not begin with 0.', offset: start, length: digits.length, fix };
}

/** What is said of brackets that are not where they should be. */
function instead({ kind, offset }: SyntaxError, text: string): string | undefined {
  if (kind === 'CommaExpected') return INSTEAD_OF_COMMA[text.charAt(offset)];
  const isValue = kind === 'PropertyNameExpected' && /[{[]/.test(text.charAt(offset));
  return isValue ? 'A key in double quotes is expected here. Is a closing brace } missing before it?' : undefined;
}

/** Where an object or list goes on with one of these, something else is wrong than its comma. */
const INSTEAD_OF_COMMA: Readonly<Record<string, string | undefined>> = {
  ']': 'A closing brace } is missing before this, or this is one bracket too many.',
  '}': 'A closing bracket ] is missing before this, or this is one brace too many.',
  ':': 'A colon stands only behind a key. Check for a comma or a quote that is missing before it.',
};

/** What is missing between the character before an error and the next one that is no space. */
function atSeam(
  { kind, offset }: SyntaxError,
  text: string,
  before: number,
): Pick<SyntaxProblem, 'message' | 'fix'> | undefined {
  const [last, next] = [text[before], text[offset] ?? ''];
  const closes = next === '' || next === '}' || next === ']' || next === ',';
  if (kind === 'ColonExpected') {
    // A key that is being typed before another one.
    const isBeforeKey = /"(?:[^"\\\n]|\\.)*"\s*:/y;
    isBeforeKey.lastIndex = offset;
    if (closes || isBeforeKey.test(text)) return { message: 'A colon and a value are expected after the key.' };
    return {
      message: MESSAGES.ColonExpected,
      ...(last === '"' && { fix: { title: 'Add a colon', edits: [{ offset: before + 1, length: 0, newText: ':' }] } }),
    };
  }
  if (kind !== 'ValueExpected' && kind !== 'PropertyNameExpected') return undefined;
  if (last === ':' && closes) return { message: 'A value is expected after the colon.' };
  if (last !== ',' || (next !== '}' && next !== ']')) return undefined;
  return {
    message: 'Nothing follows this comma. Remove it, or write what comes next.',
    fix: { title: 'Remove the comma', edits: [{ offset: before, length: 1, newText: '' }] },
  };
}

function fixOf({ kind, offset, length }: SyntaxError, text: string, before: number): SyntaxFix | undefined {
  // Behind anything else than the end of a value, it is no comma that is missing.
  if (kind === 'CommaExpected' && /["}\]\w]/.test(text.charAt(before))) {
    return { title: 'Add a comma', edits: [{ offset: before + 1, length: 0, newText: ',' }] };
  }
  const written = text.slice(offset, offset + length);
  const mend = MENDS[kind]?.(written);
  if (mend === undefined || mend.newText === written) return undefined;
  return { title: mend.title, edits: [{ offset, length, newText: mend.newText }] };
}

/** What to write in place of what an error marks. */
const MENDS: Partial<Record<SyntaxErrorKind, (written: string) => { title: string; newText: string }>> = {
  InvalidCommentToken: () => ({ title: 'Remove the comment', newText: '' }),
  InvalidCharacter: (written) => ({
    title: 'Escape it',
    // The characters that JSON takes in no string; line breaks end the string here, and are said as that.
    newText: written.replace(/[\u0000-\u0009\u000b\u000c\u000e-\u001f]/g, (one) => JSON.stringify(one).slice(1, -1)),
  }),
  InvalidEscapeCharacter: (written) => ({
    title: 'Mend the escape',
    newText: written.replace(/\\(.)/g, (whole, letter: string) => {
      if (letter === "'") return letter;
      return '"\\/bfnrtu'.includes(letter) ? whole : `\\\\${letter}`;
    }),
  }),
};

/** The last character before an offset that is no space; -1 when there is none. */
function lastBefore(text: string, offset: number): number {
  let at = Math.min(offset, text.length) - 1;
  while (at >= 0 && /\s/.test(text.charAt(at))) at--;
  return at;
}

const MESSAGES: Readonly<Record<SyntaxErrorKind, string>> = {
  InvalidSymbol: 'This is no JSON value. Write a string in double quotes, a number, true, false, null, {…} or […].',
  PropertyNameExpected: 'A key in double quotes is expected here; check for a comma too many.',
  ValueExpected: 'A value is expected here; check for a comma too many.',
  ColonExpected: 'A colon is expected after the key.',
  CommaExpected: 'A comma is expected here.',
  CloseBraceExpected: 'A closing brace } is missing.',
  CloseBracketExpected: 'A closing bracket ] is missing.',
  EndOfFileExpected: 'The document ends before this; remove what follows.',
  InvalidCommentToken: 'JSON has no comments. Use a description instead.',
  UnexpectedEndOfString: 'The string has no closing quote.',
  UnexpectedEndOfNumber: 'The number is incomplete.',
  InvalidUnicode: 'A \\u is followed by four hexadecimal digits.',
  InvalidEscapeCharacter: 'This escape does not exist in JSON. Write \\\\ for a backslash.',
  InvalidCharacter: 'Control characters must be escaped, for example \\n or \\t.',
  NestedTooDeeply: 'This is nested too deeply to be read. Flatten it.',
};
