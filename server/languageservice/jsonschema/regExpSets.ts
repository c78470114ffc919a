import { readEscape } from './regExpEscapes';

/** Which characters count as digits and the like: by Unicode, as they do for Python unless it is told otherwise. */
export interface CharacterClasses {
  readonly digit: string;
  readonly word: string;
  readonly space: string;
}

export const UNICODE_CLASSES: CharacterClasses = {
  digit: '\\p{Nd}',
  word: '\\p{L}\\p{N}_',
  space: '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000',
};
export const ASCII_CLASSES: CharacterClasses = { digit: '0-9', word: '0-9A-Za-z_', space: '\\t-\\r\\x20' };

/** The set of a class such as `\w`, in brackets. */
export function setOf(letter: string, { digit, word, space }: CharacterClasses): string {
  const members = { d: digit, w: word, s: space }[letter.toLowerCase()] ?? '';
  return letter === letter.toLowerCase() ? `[${members}]` : `[^${members}]`;
}

/** A character as it is written outside of sets, so that it stands for itself. */
export function literal(character: string): string {
  return /[\^$\\.*+?()[\]{}|/]/.test(character) ? `\\${character}` : character;
}

/** Translates the set whose bracket stands at `at`; undefined when Python refuses it. */
export function translateSet(
  source: string,
  at: number,
  classes: CharacterClasses,
): { readonly text: string; readonly end: number } | undefined {
  const negated = source.charAt(at + 1) === '^';
  const first = at + (negated ? 2 : 1);
  const members: string[] = [];
  /** Classes that are said by what does not belong to them cannot stand inside of another set. */
  const beside: string[] = [];
  for (let index = first; index < source.length;) {
    const character = String.fromCodePoint(source.codePointAt(index) ?? 0);
    if (character === ']' && index > first) return { text: joined(members.join(''), beside, negated), end: index + 1 };
    if (character !== '\\') {
      members.push(character === '-' ? '-' : inSet(character));
      index += character.length;
      continue;
    }
    const escape = readEscape(source, index, true);
    if (escape?.kind === 'character') members.push(inSet(escape.character));
    else if (escape?.kind !== 'class') return undefined;
    else if (/[dsw]/.test(escape.letter)) members.push(setOf(escape.letter, classes).slice(1, -1));
    else beside.push(setOf(escape.letter, classes));
    index = escape.end;
  }
  return undefined;
}

function inSet(character: string): string {
  return /[\^$\\.*+?()[\]{}|/-]/.test(character) ? `\\${character}` : character;
}

function joined(members: string, beside: readonly string[], negated: boolean): string {
  if (beside.length === 0) return `[${negated ? '^' : ''}${members}]`;
  const all = [...(members === '' ? [] : [`[${members}]`]), ...beside].join('|');
  return negated ? `(?:(?!${all})[\\s\\S])` : `(?:${all})`;
}
