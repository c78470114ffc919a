import type { SyntaxErrorKind } from './tokens';

/** What an escape of a JSON string stands for. */
export interface Escape {
  /** Empty for a broken one. */
  readonly text: string;
  /** Offset behind it. */
  readonly end: number;
  readonly error?: SyntaxErrorKind;
}

const SINGLE: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** Reads the escape whose backslash stands at an offset; at least one character follows it. */
export function readEscape(source: string, at: number): Escape {
  const letter = source.charAt(at + 1);
  if (letter === 'u') {
    let end = at + 2;
    while (end < at + 6 && /^[\dA-Fa-f]$/.test(source.charAt(end))) end++;
    if (end < at + 6) return { text: '', end, error: 'InvalidUnicode' };
    return { text: String.fromCharCode(Number.parseInt(source.substring(at + 2, end), 16)), end };
  }
  const text = SINGLE[letter];
  if (text === undefined) return { text: '', end: at + 2, error: 'InvalidEscapeCharacter' };
  return { text, end: at + 2 };
}
