import { readEscape } from './regExpEscapes';
import { ASCII_CLASSES, literal, setOf, translateSet, UNICODE_CLASSES } from './regExpSets';

const END = '(?![\\s\\S])';

/**
 * A pattern of Python's `re` (3.11) in the words of JavaScript. Both differ in what is a digit, a letter, a space or the end
 * of a line, in which brackets may stand alone, and in what may be escaped.
 */
export class RegExpTranslation {
  /** False when Python refuses the pattern, as far as that is seen without compiling it. */
  isValid = true;
  /** False when JavaScript has nothing like it. */
  isExact = true;
  #at = 0;
  #text = '';
  #flags = '';
  #groups = 0;
  readonly #names = new Set<string>();

  constructor(private readonly source: string) {
    this.#readFlags();
    while (this.isValid && this.#at < source.length) this.#next();
  }

  get text(): string {
    return this.#text;
  }

  get flags(): string {
    return this.#has('i') ? 'iu' : 'u';
  }

  #has(flag: string): boolean {
    return this.#flags.includes(flag);
  }

  get #classes() {
    return this.#has('a') ? ASCII_CLASSES : UNICODE_CLASSES;
  }

  /** Flags hold for all of the pattern, and stand at its beginning. */
  #readFlags(): void {
    for (;;) {
      const found = /^\(\?([aiLmsux]+)\)/.exec(this.source.slice(this.#at));
      if (!found) break;
      this.#flags += found[1] ?? '';
      this.#at += found[0].length;
    }
    this.isValid = !this.#has('L') && !(this.#has('a') && this.#has('u'));
  }

  #write(text: string, end: number): void {
    this.#text += text;
    this.#at = end;
  }

  #next(): void {
    const character = String.fromCodePoint(this.source.codePointAt(this.#at) ?? 0);
    const end = this.#at + character.length;
    switch (character) {
      case '\\':
        this.#escape();
        break;
      case '[':
        this.#set();
        break;
      case '(':
        this.#group();
        break;
      case '.':
        this.#write(this.#has('s') ? '[\\s\\S]' : '[^\\n]', end);
        break;
      case '^':
        this.#write(this.#has('m') ? '(?<![^\\n])' : '^', end);
        break;
      case '$':
        // Python's end of the text is also the place before a line break at the end.
        this.#write(this.#has('m') ? '(?![^\\n])' : `(?=\\n?${END})`, end);
        break;
      case '*':
      case '+':
      case '?':
      case '{':
        this.#repeat(character, end);
        break;
      case '|':
      case ')':
        this.#write(character, end);
        break;
      default:
        this.#plain(character, end);
    }
  }

  #plain(character: string, end: number): void {
    if (!this.#has('x')) {
      this.#write(literal(character), end);
      return;
    }
    const passed = /^(?:[ \t\n\r\v\f]+|#[^\n]*)/.exec(this.source.slice(this.#at))?.[0];
    if (passed === undefined) this.#write(literal(character), end);
    else this.#at += passed.length;
  }

  /** A brace that is no number of times stands for itself, and three numbers may be left out. */
  #repeat(character: string, end: number): void {
    let [times, behind] = [character, end];
    if (character === '{') {
      const found = /^\{(\d*)(?:(,)(\d*))?\}/.exec(this.source.slice(this.#at));
      const [whole = '', least = '', comma = '', most = ''] = found ?? [];
      if (!found || whole === '{}') {
        this.#write('\\{', end);
        return;
      }
      times = `{${least === '' ? '0' : least}${comma}${most}}`;
      behind = this.#at + whole.length;
    }
    const next = this.source.charAt(behind);
    // What never gives back what it has found is not known here.
    if (next === '+') this.isExact = false;
    const isLazy = next === '?' || next === '+';
    this.#write(isLazy ? `${times}?` : times, isLazy ? behind + 1 : behind);
  }

  #escape(): void {
    const escape = readEscape(this.source, this.#at, false);
    if (escape === undefined || (escape.kind === 'group' && escape.group > this.#groups)) {
      this.isValid = false;
      return;
    }
    switch (escape.kind) {
      case 'character':
        this.#write(literal(escape.character), escape.end);
        break;
      case 'class':
        this.#write(setOf(escape.letter, this.#classes), escape.end);
        break;
      case 'place':
        this.#write(this.#place(escape.letter), escape.end);
        break;
      case 'group':
        this.#write(`(?:\\${escape.group})`, escape.end);
        break;
      case 'named':
        this.isExact = false;
        this.#at = escape.end;
    }
  }

  #place(letter: string): string {
    if (letter === 'A') return '(?<![\\s\\S])';
    if (letter === 'Z') return END;
    const word = `[${this.#classes.word}]`;
    const [begin, end] = [`(?<!${word})(?=${word})`, `(?<=${word})(?!${word})`];
    return letter === 'b' ? `(?:${begin}|${end})` : `(?!${begin}|${end})`;
  }

  #set(): void {
    const set = translateSet(this.source, this.#at, this.#classes);
    if (set === undefined) this.isValid = false;
    else this.#write(set.text, set.end);
  }

  #group(): void {
    const rest = this.source.slice(this.#at);
    if (!rest.startsWith('(?')) {
      this.#groups++;
      this.#write('(', this.#at + 1);
      return;
    }
    const same = /^\(\?(?::|<?[=!])/.exec(rest)?.[0];
    const comment = /^\(\?#[^)]*\)/.exec(rest)?.[0];
    const [named, name] = /^\(\?P<([^\W\d]\w*)>/.exec(rest) ?? [];
    const [again, known] = /^\(\?P=(\w+)\)/.exec(rest) ?? [];
    if (same !== undefined) {
      this.#write(same, this.#at + same.length);
    } else if (comment !== undefined) {
      this.#at += comment.length;
    } else if (named !== undefined && name !== undefined && !this.#names.has(name)) {
      this.#names.add(name);
      this.#groups++;
      this.#write(`(?<${name}>`, this.#at + named.length);
    } else if (again !== undefined && known !== undefined && this.#names.has(known)) {
      this.#write(`\\k<${known}>`, this.#at + again.length);
    } else {
      this.#foreign(rest);
    }
  }

  /** Groups that JavaScript does not have: atomic ones, conditions, and flags for a part. */
  #foreign(rest: string): void {
    const found = /^\(\?(?:>|\(\w+\)|[aimsux]*(?:-[imsx]+)?:)/.exec(rest)?.[0];
    if (found === undefined) {
      this.isValid = false;
      return;
    }
    this.isExact = false;
    this.#write('(?:', this.#at + found.length);
  }
}
