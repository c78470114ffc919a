/** A part of a text; offsets are UTF-16 units of that text. */
export interface TextPart {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The steps of a key path such as `a."b.c"`, as the engine takes them: dots separate, quotes of either kind keep dots.
 * A step's place includes its quotes.
 */
export function keyPathParts(path: string): readonly TextPart[] {
  return [...path.matchAll(/(?:"[^"]*"|'[^']*'|[^.])+/g)].map((part) => ({
    name: part[0].replace(/^["']+|["']+$/g, ''),
    start: part.index,
    end: part.index + part[0].length,
  }));
}

/** A step of a key path as the engine reads it back. */
export function keyPathStep(name: string): string {
  return name.includes('.') ? `"${name}"` : name;
}

/** The names in `{name}`, `{name:>6}` or `{name!r}`; doubled braces are text. The place is that of the name alone. */
export function formatFields(text: string): readonly TextPart[] {
  if (!text.includes('{')) return [];
  return [...text.matchAll(/\{\{|\{([^{}:![\].]+)(?=[!:}])/g)].flatMap(({ 1: name, index }) =>
    name === undefined ? [] : [{ name, start: index + 1, end: index + 1 + name.length }],
  );
}

/** `{{Name}}` as the deployment finds it: a letter first, then letters, digits, spaces and `_ - .`. */
export function placeholderParts(text: string): readonly TextPart[] {
  if (!text.includes('{{')) return [];
  return [...text.matchAll(/\{\{(\s*)(\p{L}[\p{L}\p{N} _.-]*?)\s*\}\}/gu)].map(
    ({ 1: space = '', 2: name = '', index }) => {
      const start = index + 2 + space.length;
      return { name, start, end: start + name.length };
    },
  );
}
