/**
 * Offsets of a JSON string's content in its source. Escapes make them differ: `\n` is one character of the content and
 * two of the source, `\u0041` one and six. All offsets are UTF-16 units.
 */
export interface StringOffsets {
  /** Offset in the source document of a place in the content; its length maps to the end before the quote. */
  toSource(contentOffset: number): number;
  /** Place in the content that holds an offset of the source document. */
  toContent(sourceOffset: number): number;
}

/** `source` is the whole document; `offset` and `length` are those of the string's node, quotes included. */
export function stringOffsets(source: string, offset: number, length: number): StringOffsets {
  const begin = offset + 1;
  const end = offset + length - (isClosed(source, begin, offset + length) ? 1 : 0);
  // Most strings have no escapes, so nothing is built for them.
  if (!source.slice(begin, end).includes('\\')) {
    const limit = end - begin;
    return {
      toSource: (content) => begin + clamp(content, limit),
      toContent: (place) => clamp(place - begin, limit),
    };
  }
  const starts = startsOf(source, begin, end);
  return {
    toSource: (content) => starts[clamp(content, starts.length - 1)] ?? end,
    toContent: (place) => {
      let index = starts.findIndex((start) => start > place);
      if (index === -1) index = starts.length;
      return Math.max(0, index - 1);
    },
  };
}

/** True if the string ends with its closing quote, and not with one that belongs to its content. */
function isClosed(source: string, begin: number, end: number): boolean {
  if (end <= begin || source.charAt(end - 1) !== '"') return false;
  let slashes = 0;
  while (end - 2 - slashes >= begin && source.charAt(end - 2 - slashes) === '\\') slashes++;
  return slashes % 2 === 0;
}

/** Where each character of the content starts in the source, and last the end of the content. */
function startsOf(source: string, begin: number, end: number): readonly number[] {
  const starts: number[] = [];
  for (let at = begin; at < end;) {
    starts.push(at);
    if (source.charAt(at) !== '\\') at += 1;
    else at += source.charAt(at + 1) === 'u' ? 6 : 2;
  }
  starts.push(end);
  return starts;
}

function clamp(value: number, limit: number): number {
  return Math.max(0, Math.min(value, limit));
}
