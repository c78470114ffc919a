/** One `{name!conversion:spec}` of a format string. */
export interface FormatField {
  /** Offset of the opening brace in the text, in UTF-16 units, and that behind the closing one. */
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly conversion: string | undefined;
  readonly spec: string;
}

export type ParsedFormat =
  /** Literal text, with doubled braces made single, and fields, in order. */
  | { readonly ok: true; readonly parts: readonly (string | FormatField)[] }
  /** `offset` is the brace that makes no field. */
  | { readonly ok: false; readonly message: string; readonly offset: number };

/** Splits a text as Python's `string.Formatter().parse` does; errors read as Python's. */
export function parseFormat(text: string): ParsedFormat {
  const parts: (string | FormatField)[] = [];
  let literal = '';
  let index = 0;
  while (index < text.length) {
    const brace = nextBrace(text, index);
    literal += text.slice(index, brace);
    index = brace;
    if (index === text.length) break;
    const character = text.charAt(index);
    if (text.charAt(index + 1) === character) {
      literal += character;
      index += 2;
    } else if (character === '}' || index + 1 === text.length) {
      return { ok: false, message: `Single '${character}' encountered in format string`, offset: index };
    } else {
      const read = readField(text, index + 1);
      if (typeof read === 'string') return { ok: false, message: read, offset: index };
      if (literal !== '') parts.push(literal);
      literal = '';
      parts.push(read);
      index = read.end;
    }
  }
  if (literal !== '') parts.push(literal);
  return { ok: true, parts };
}

function nextBrace(text: string, from: number): number {
  let index = from;
  for (; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 123 /* { */ || code === 125 /* } */) break;
  }
  return index;
}

/** The field whose name begins at `start`, after its brace, or what is wrong with it. */
function readField(text: string, start: number): FormatField | string {
  const index = endOfName(text, start);
  const name = text.slice(start, index);
  switch (text.charAt(index)) {
    case '{':
      return "unexpected '{' in field name";
    case '}':
      return { start: start - 1, end: index + 1, name, conversion: undefined, spec: '' };
    case ':':
      return readSpec(text, index + 1, { start: start - 1, name, conversion: undefined });
    case '!':
      return readConversion(text, index + 1, { start: start - 1, name });
    default:
      return "expected '}' before end of string";
  }
}

/** Brackets in a name keep everything up to the one that closes them. */
function endOfName(text: string, start: number): number {
  let index = start;
  for (; index < text.length; index++) {
    switch (text.charCodeAt(index)) {
      case 33 /* ! */:
      case 58 /* : */:
      case 123 /* { */:
      case 125 /* } */:
        return index;
      case 91 /* [ */: {
        const close = text.indexOf(']', index);
        if (close < 0) return text.length;
        index = close;
      }
    }
  }
  return index;
}

function readConversion(text: string, start: number, field: Pick<FormatField, 'name' | 'start'>): FormatField | string {
  const conversion = text.charAt(start);
  if (conversion === '') return 'end of string while looking for conversion specifier';
  const after = text.charAt(start + 1);
  if (after === '}') return { ...field, conversion, spec: '', end: start + 2 };
  if (after !== ':' && after !== '') return "expected ':' after conversion specifier";
  return readSpec(text, start + 2, { ...field, conversion });
}

/** Braces within a specification come in pairs. */
function readSpec(text: string, start: number, field: Omit<FormatField, 'spec' | 'end'>): FormatField | string {
  let depth = 1;
  for (let index = start; index < text.length; index++) {
    if (text.charAt(index) === '{') depth++;
    else if (text.charAt(index) === '}' && --depth === 0) {
      return { ...field, spec: text.slice(start, index), end: index + 1 };
    }
  }
  return "unmatched '{' in format spec";
}
