import type { SyntaxError, SyntaxErrorKind } from './tokens';

/** A place where the text is no JSON. */
export interface SyntaxProblem {
  readonly message: string;
  readonly offset: number;
  readonly length: number;
  /** What mends it, where that is plain. */
  readonly fix?: SyntaxFix;
}

/** Edits of the text by UTF-16 offsets. */
export interface SyntaxFix {
  readonly title: string;
  readonly edits: readonly { readonly offset: number; readonly length: number; readonly newText: string }[];
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
    end = error.offset + error.length;
    const problem = problemOf(error, text);
    // What is broken before makes it unsure what was meant here.
    if (problems.length === 0) problems.push(problem);
    else problems.push({ message: problem.message, offset: problem.offset, length: problem.length });
  }
  return problems;
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
  // At the end of the text there is nothing to mark; the last character stands for it.
  if (offset >= text.length) return { message: MESSAGES[kind], offset: Math.max(0, before), length: 1 };
  const message = instead(error, text);
  const fix = message === undefined ? fixOf(error, before, text.charAt(before)) : undefined;
  return { message: message ?? MESSAGES[kind], offset, length: Math.max(1, length), ...(fix && { fix }) };
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

function fixOf({ kind, offset, length }: SyntaxError, before: number, last: string): SyntaxFix | undefined {
  // Behind anything else than the end of a value, it is no comma that is missing.
  if (kind === 'CommaExpected' && /["}\]\w]/.test(last)) {
    return { title: 'Add a comma', edits: [{ offset: before + 1, length: 0, newText: ',' }] };
  }
  if (kind !== 'InvalidCommentToken') return undefined;
  return { title: 'Remove the comment', edits: [{ offset, length, newText: '' }] };
}

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
