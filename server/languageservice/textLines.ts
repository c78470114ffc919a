import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position, Range } from 'vscode-languageserver-types';
import type { TextChange } from '../../flexli/document/textChange';

/**
 * A version of a text and where its lines begin. It says the same as a TextDocument made by its own package, but stays
 * as it is: a change gives another one, which finds only the lines anew that changed.
 */
export class TextLines implements TextDocument {
  readonly languageId = 'json';
  readonly #text: string;
  /** Offsets at which lines begin. */
  #starts: Uint32Array | undefined;

  constructor(
    readonly uri: string,
    readonly version: number,
    text: string,
  ) {
    this.#text = text;
  }

  get lineCount(): number {
    return this.#lineStarts().length;
  }

  getText(range?: Range): string {
    return range ? this.#text.slice(this.offsetAt(range.start), this.offsetAt(range.end)) : this.#text;
  }

  positionAt(offset: number): Position {
    const starts = this.#lineStarts();
    const place = Math.max(0, Math.min(offset, this.#text.length));
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) > place) high = middle;
      else low = middle + 1;
    }
    const start = starts[low - 1] ?? 0;
    return { line: low - 1, character: this.#beforeBreak(place, start) - start };
  }

  offsetAt({ line, character }: Position): number {
    const starts = this.#lineStarts();
    if (line < 0) return 0;
    const start = starts[line];
    if (start === undefined) return this.#text.length;
    if (character <= 0) return start;
    return this.#beforeBreak(Math.min(start + character, starts[line + 1] ?? this.#text.length), start);
  }

  getLineRange(line: number): Range {
    const last = this.lineCount - 1;
    if (line < 0) return { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const start = this.#lineStarts()[Math.min(line, last)] ?? 0;
    return { start: this.positionAt(start), end: this.positionAt(this.#beforeBreak(this.#endOfLine(line), start)) };
  }

  getEOLCharacters(line: number): string {
    const end = this.#endOfLine(line);
    return this.#text.slice(this.#beforeBreak(end, this.offsetAt({ line, character: 0 })), end);
  }

  /** The version after a change. */
  changed(change: TextChange, text: string, version: number): TextLines {
    const next = new TextLines(this.uri, version, text);
    if (this.#starts !== undefined) next.#starts = changedStarts(this.#starts, change, text);
    return next;
  }

  /** With its break. */
  #endOfLine(line: number): number {
    return line < 0 ? 0 : (this.#lineStarts()[line + 1] ?? this.#text.length);
  }

  #lineStarts(): Uint32Array {
    this.#starts ??= changedStarts(FIRST_LINE, { start: 0, oldEnd: 0, newEnd: this.#text.length }, this.#text);
    return this.#starts;
  }

  /** No position is behind or within the break of its line. */
  #beforeBreak(offset: number, start: number): number {
    let place = offset;
    while (place > start && isBreak(this.#text.charCodeAt(place - 1))) place--;
    return place;
  }
}

/** The lines of an empty text. */
const FIRST_LINE = Uint32Array.of(0);

/** Whether a line begins at an offset follows from the two characters around it. */
function changedStarts(old: Uint32Array, change: TextChange, text: string): Uint32Array {
  const before = old.subarray(0, countBelow(old, Math.max(1, change.start)));
  const after = old.subarray(countBelow(old, change.oldEnd + 1));
  const within = startsWithin(text, Math.max(1, change.start), change.newEnd);
  const starts = new Uint32Array(before.length + within.length + after.length);
  starts.set(before);
  starts.set(within, before.length);
  const delta = change.newEnd - change.oldEnd;
  const from = before.length + within.length;
  starts.set(after, from);
  if (delta !== 0) for (let index = from; index < starts.length; index++) starts[index] = (starts[index] ?? 0) + delta;
  return starts;
}

/** The offsets from `from` to `to`, both included, at which lines begin. */
function startsWithin(text: string, from: number, to: number): number[] {
  const starts: number[] = [];
  // With one character more, which tells a break of two characters.
  const part = text.slice(from - 1, to + 1);
  if (part.includes('\r')) {
    for (let at = from; at <= to; at++) {
      const code = text.charCodeAt(at - 1);
      if (code === 10 || (code === 13 && text.charCodeAt(at) !== 10)) starts.push(at);
    }
    return starts;
  }
  for (let at = part.indexOf('\n') + 1; at > 0 && at <= to - from + 1; at = part.indexOf('\n', at) + 1) {
    starts.push(from - 1 + at);
  }
  return starts;
}

function countBelow(sorted: Uint32Array, limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isBreak(code: number): boolean {
  return code === 10 || code === 13;
}
