import type { Node } from 'jsonc-parser';

/** How an author lays out the keys of an object. */
export interface Layout {
  /** Between a key and its value: `: ` or `:`. */
  readonly colon: string;
  /** Behind the comma between two keys. */
  readonly between: string;
  /** Behind an opening brace, and before a closing one. */
  readonly opening: string;
  readonly closing: string;
  /** White space before a key, where each has a line of its own. */
  readonly indent: string | undefined;
  /** One level of indentation. */
  readonly unit: string;
  readonly eol: string;
}

/** The layout of an object by its last key, or, while it has none, by what is around it. */
export function layoutAround(object: Node, text: string): Layout {
  const [eol, unit] = [eolOf(text), unitOf(text)];
  const last = object.children?.at(-1);
  const owner = object.parent?.type === 'property' ? object.parent : undefined;
  const colon = colonOf(last ?? owner, text);
  const common = { colon, unit, eol };
  if (last) {
    const begin = indentOf(last, text, object.offset);
    if (begin !== undefined) return { ...common, between: eol + begin, opening: '', closing: '', indent: begin };
    const space = text.charAt(object.offset + 1) === ' ' ? ' ' : '';
    return { ...common, between: spaceBefore(object, text, colon), opening: space, closing: space, indent: undefined };
  }
  const around = object.parent === undefined ? '' : indentOf(owner ?? object, text, 0);
  if (around !== undefined) {
    const indent = around + unit;
    return { ...common, between: eol + indent, opening: eol + indent, closing: eol + around, indent };
  }
  // As the object around it begins.
  const outer = owner?.parent ?? object.parent?.parent?.parent;
  const isLoose = outer?.type === 'object' ? text.charAt(outer.offset + 1) === ' ' : colon !== ':';
  const space = isLoose ? ' ' : '';
  return { ...common, between: colon === ':' ? '' : ' ', opening: space, closing: space, indent: undefined };
}

export function eolOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** One level of indentation, as the text has it first. */
export function unitOf(text: string): string {
  return /\n([ \t]+)\S/.exec(text)?.[1] ?? '  ';
}

/** The white space before something that begins its line, when the line begins behind an offset. */
function indentOf(node: Node, text: string, from: number): string | undefined {
  const lineStart = text.lastIndexOf('\n', node.offset - 1) + 1;
  const before = text.slice(lineStart, node.offset);
  return lineStart > from && /^[ \t]*$/.test(before) ? before : undefined;
}

function colonOf(property: Node | undefined, text: string): string {
  const [key, value] = property?.children ?? [];
  const between = key && value ? text.slice(key.offset + key.length, value.offset) : '';
  return /^[ \t]*:[ \t]*$/.test(between) ? between : ': ';
}

/** Behind the last comma of an object that stands on one line. */
function spaceBefore(object: Node, text: string, colon: string): string {
  const [previous, last] = object.children?.slice(-2) ?? [];
  const between = previous && last ? text.slice(previous.offset + previous.length, last.offset) : '';
  return /^,([ \t]*)$/.exec(between)?.[1] ?? (colon === ':' ? '' : ' ');
}
