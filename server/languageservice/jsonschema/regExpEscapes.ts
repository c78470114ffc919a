/** What an escape of Python's `re` stands for, and where it ends. */
export type Escape =
  | { readonly kind: 'character'; readonly character: string; readonly end: number }
  | { readonly kind: 'class'; readonly letter: string; readonly end: number }
  /** A place, such as the edge of a word. */
  | { readonly kind: 'place'; readonly letter: string; readonly end: number }
  | { readonly kind: 'group'; readonly group: number; readonly end: number }
  /** By the name of the character, which only Python knows. */
  | { readonly kind: 'named'; readonly end: number };

const CONTROLS: Readonly<Record<string, string>> = {
  a: '\x07',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};
/** Letters that take so many hexadecimal digits. */
const HEXADECIMAL: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** Reads the escape whose backslash stands at `at`; undefined when Python refuses it. */
export function readEscape(source: string, at: number, inSet: boolean): Escape | undefined {
  const letter = String.fromCodePoint(source.codePointAt(at + 1) ?? 0);
  const end = at + 1 + letter.length;
  if (at + 1 >= source.length) return undefined;
  if (/[dDsSwW]/.test(letter)) return { kind: 'class', letter, end };
  const control = inSet && letter === 'b' ? '\b' : CONTROLS[letter];
  if (control !== undefined) return { kind: 'character', character: control, end };
  if (!inSet && /[AbBZ]/.test(letter)) return { kind: 'place', letter, end };
  const digits = HEXADECIMAL[letter];
  if (digits !== undefined) return hexadecimal(source.slice(end, end + digits), digits, end);
  if (letter === 'N') return named(source, end);
  if (/\d/.test(letter)) return numbered(source, at + 1, inSet);
  return /[a-zA-Z]/.test(letter) ? undefined : { kind: 'character', character: letter, end };
}

function hexadecimal(text: string, digits: number, start: number): Escape | undefined {
  const code = parseInt(text, 16);
  if (!/^[0-9a-fA-F]+$/.test(text) || text.length !== digits || code > 0x10ffff) return undefined;
  return { kind: 'character', character: String.fromCodePoint(code), end: start + digits };
}

function named(source: string, start: number): Escape | undefined {
  const name = /^\{[^}]+\}/.exec(source.slice(start))?.[0];
  return name === undefined ? undefined : { kind: 'named', end: start + name.length };
}

/** A character by its octal number, or else what a group found. */
function numbered(source: string, start: number, inSet: boolean): Escape | undefined {
  const rest = source.slice(start, start + 3);
  const octal = (inSet ? /^[0-7]{1,3}/ : /^(?:0[0-7]{0,2}|[0-7]{3})/).exec(rest)?.[0];
  if (octal !== undefined) {
    const code = parseInt(octal, 8);
    if (code > 0o377) return undefined;
    return { kind: 'character', character: String.fromCodePoint(code), end: start + octal.length };
  }
  const group = inSet ? undefined : /^[1-9]\d?/.exec(rest)?.[0];
  return group === undefined ? undefined : { kind: 'group', group: Number(group), end: start + group.length };
}
