/** One `{name!conversion:spec}` of a format string. */
export interface FormatField {
  readonly name: string;
  readonly conversion: string | undefined;
  readonly spec: string;
}

export type ParsedFormat =
  | {
      readonly ok: true;
      /** Literal text, with doubled braces made single, and fields, in order. */ readonly parts: readonly (
        string | FormatField
      )[];
    }
  | { readonly ok: false; readonly message: string };

/** Splits a text as Python's `string.Formatter().parse` does; errors read as Python's. */
export function parseFormat(text: string): ParsedFormat {
  const parts: (string | FormatField)[] = [];
  let literal = '';
  let index = 0;
  while (index < text.length) {
    const character = text.charAt(index);
    if (character !== '{' && character !== '}') {
      literal += character;
      index++;
    } else if (text.charAt(index + 1) === character) {
      literal += character;
      index += 2;
    } else if (character === '}') {
      return wrong("Single '}' encountered in format string");
    } else if (index + 1 === text.length) {
      return wrong("Single '{' encountered in format string");
    } else {
      const end = endOfField(text, index + 1);
      if (end === undefined) return wrong("expected '}' before end of string");
      const field = parseField(text.slice(index + 1, end));
      if (typeof field === 'string') return wrong(field);
      if (literal !== '') parts.push(literal);
      literal = '';
      parts.push(field);
      index = end + 1;
    }
  }
  if (literal !== '') parts.push(literal);
  return { ok: true, parts };
}

/** The index of the brace that closes the field, braces within counted; undefined when there is none. */
function endOfField(text: string, start: number): number | undefined {
  let depth = 1;
  for (let index = start; index < text.length; index++) {
    const character = text.charAt(index);
    if (character === '{') depth++;
    else if (character === '}' && --depth === 0) return index;
  }
  return undefined;
}

/** The field, or what is wrong with it. */
function parseField(text: string): FormatField | string {
  let index = 0;
  let inBrackets = false;
  for (; index < text.length; index++) {
    const character = text.charAt(index);
    if (character === '{') return "unexpected '{' in field name";
    if (character === '[') inBrackets = true;
    else if (character === ']') inBrackets = false;
    else if ((character === ':' || character === '!') && !inBrackets) break;
  }
  const name = text.slice(0, index);
  if (text.charAt(index) !== '!') return { name, conversion: undefined, spec: text.slice(index + 1) };
  const conversion = text.charAt(index + 1);
  if (conversion === '') return 'end of string while looking for conversion specifier';
  const after = text.charAt(index + 2);
  if (after !== '' && after !== ':') return "expected ':' after conversion specifier";
  return { name, conversion, spec: text.slice(index + 3) };
}

function wrong(message: string): ParsedFormat {
  return { ok: false, message };
}
