import type { SyntaxFix } from './syntaxFix';

/** What is no JSON, but in other languages the same. */
export interface ForeignSyntax {
  readonly message: string;
  readonly length: number;
  readonly fix: SyntaxFix;
  /** True for a key: the parser takes what follows it for something else than its value. */
  readonly isKey: boolean;
}

/** Words of other languages for values of JSON. */
const VALUES: Readonly<Record<string, string | undefined>> = {
  None: 'null',
  nil: 'null',
  undefined: 'null',
  NaN: 'null',
};

const CLOSING: Readonly<Record<string, RegExp | undefined>> = {
  "'": /(?<!\\)'/g,
  '`': /`/g,
  '“': /[”“"]/g,
  '”': /[”"]/g,
  '„': /[“”"]/g,
  '‘': /[’']/g,
  '«': /»/g,
};

/** What the author means where something begins that is no symbol of JSON. Undefined when nobody can tell. */
export function foreignSyntax(text: string, offset: number): ForeignSyntax | undefined {
  const first = text.charAt(offset);
  if (first === '=') return equalsSign(text, offset);
  const closing = CLOSING[first];
  if (closing !== undefined) return quotedOtherwise(text, offset, closing);
  // Types of actions have colons in them; behind a key, a colon is none of its letters.
  const word = isBehindColon(text, offset) ? /[A-Za-z_$][\w$.:-]*/y : /[A-Za-z_$][\w$.-]*/y;
  word.lastIndex = offset;
  const written = word.exec(text)?.[0];
  return written === undefined ? undefined : bareWord(text, offset, written);
}

function equalsSign(text: string, offset: number): ForeignSyntax | undefined {
  if (!/"\s*$/.test(text.slice(Math.max(0, offset - 100), offset))) return undefined;
  const length = text.charAt(offset + 1) === '>' ? 2 : 1;
  return found('A colon is expected after the key.', 'Write :', offset, length, ':', false);
}

/** A text in quotes that JSON does not know. */
function quotedOtherwise(text: string, offset: number, closing: RegExp): ForeignSyntax | undefined {
  const lineEnd = /[\r\n]|$/g;
  lineEnd.lastIndex = offset;
  const line = text.slice(offset, lineEnd.exec(text)?.index);
  closing.lastIndex = 1;
  const end = closing.exec(line)?.index;
  if (end === undefined || !isAlone(text, offset, offset + end + 1)) return undefined;
  const content = line.slice(1, end).replaceAll("\\'", "'");
  const newText = `"${content.replace(/(?<!\\)"/g, '\\"')}"`;
  const isKey = isKeyAt(text, offset, offset + end + 1);
  const message = `${isKey ? 'Keys' : 'Texts'} stand in double quotes.`;
  return found(message, `Write ${shortened(newText)}`, offset, end + 1, newText, isKey);
}

function bareWord(text: string, offset: number, word: string): ForeignSyntax | undefined {
  if (!isAlone(text, offset, offset + word.length)) return undefined;
  const isKey = isKeyAt(text, offset, offset + word.length);
  const value = VALUES[word] ?? ['true', 'false', 'null'].find((one) => one.startsWith(word.toLowerCase()));
  if (!isKey && value !== undefined) {
    const message = `This is no JSON value. Did you mean ${value}?`;
    return found(message, `Write ${value}`, offset, word.length, value, false);
  }
  const newText = JSON.stringify(word);
  const what = isKey ? 'Keys' : isBehindColon(text, offset) ? 'Texts' : 'Keys and texts';
  return found(`${what} stand in double quotes.`, `Write ${shortened(newText)}`, offset, word.length, newText, isKey);
}

function isKeyAt(text: string, offset: number, end: number): boolean {
  return !isBehindColon(text, offset) && /^\s*:/.test(text.slice(end, end + 100));
}

/** Whether it stands where a key or value does: not amid words that have lost a quote. */
function isAlone(text: string, offset: number, end: number): boolean {
  const before = /([^\s])\s*$/.exec(text.slice(Math.max(0, offset - 100), offset))?.[1] ?? '{';
  const after = /^[ \t]*(.|$)/m.exec(text.slice(end, end + 100))?.[1] ?? '';
  return '{[,:'.includes(before) && (after === '' || after === '\r' || ':,}]'.includes(after));
}

function isBehindColon(text: string, offset: number): boolean {
  return /:\s*$/.test(text.slice(Math.max(0, offset - 100), offset));
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 37)}…"` : text;
}

function found(
  message: string,
  title: string,
  offset: number,
  length: number,
  newText: string,
  isKey: boolean,
): ForeignSyntax {
  return { message, length, fix: { title, edits: [{ offset, length, newText }] }, isKey };
}
