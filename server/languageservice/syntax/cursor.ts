import type { Node } from 'jsonc-parser';
import { childAt, endOf, isComposite } from './nodes';

/** Where an offset lies in a tree that may be broken. */
export interface Cursor {
  readonly offset: number;
  /** `nowhere` is a spot where nothing can be written, such as behind a closing brace. */
  readonly place: 'root' | 'key' | 'value' | 'item' | 'nowhere';
  /** Innermost object or array around the offset. */
  readonly container?: Node;
  /** The property whose key or value is here. */
  readonly property?: Node;
  /** The string, number, boolean or null that the offset touches. */
  readonly literal?: Node;
  /** The literal that the offset stands before, between the colon and the value of a property. */
  readonly ahead?: Node;
}

export function findCursor(root: Node | undefined, text: string, offset: number): Cursor {
  if (root === undefined) return { offset, place: 'root' };
  if (!isComposite(root)) {
    return covers(root, text, offset) ? { offset, place: 'root', literal: root } : { offset, place: 'nowhere' };
  }
  if (!inside(root, text, offset)) return { offset, place: 'nowhere' };
  let container: Node = root;
  for (;;) {
    const found = step(container, text, offset);
    if ('place' in found) return found;
    container = found;
  }
}

/** One level down: the next container, or the place where the descent ends. */
function step(container: Node, text: string, offset: number): Cursor | Node {
  const child = childAt(container, offset);
  if (container.type === 'array') {
    if (isComposite(child)) {
      if (inside(child, text, offset)) return child;
      return { offset, place: touchesEnd(child, text, offset) ? 'nowhere' : 'item', container };
    }
    const touched = child !== undefined && covers(child, text, offset);
    return touched ? { offset, place: 'item', container, literal: child } : { offset, place: 'item', container };
  }
  if (child === undefined || !covers(child, text, offset)) return { offset, place: 'key', container };
  const [key, value] = child.children ?? [];
  const property = child;
  if (key !== undefined && covers(key, text, offset))
    return { offset, place: 'key', container, property, literal: key };
  if (isComposite(value)) {
    if (inside(value, text, offset)) return value;
    if (touchesEnd(value, text, offset)) return { offset, place: 'nowhere', container, property };
  } else if (value !== undefined && covers(value, text, offset)) {
    return { offset, place: 'value', container, property, literal: value };
  }
  const colon = child.colonOffset;
  if (colon === undefined || offset <= colon) return { offset, place: 'nowhere', container, property };
  if (value !== undefined && offset > value.offset) return { offset, place: 'key', container };
  if (value !== undefined && !isNextKey(value, text, offset)) {
    if (isComposite(value)) return { offset, place: 'nowhere', container, property };
    return { offset, place: 'value', container, property, ahead: value };
  }
  return { offset, place: 'value', container, property };
}

/** What stands on the next line, or before a colon, is the next key, before which a comma is missing. */
function isNextKey(value: Node, text: string, offset: number): boolean {
  const end = endOf(value, text.length);
  return text.slice(offset, value.offset).includes('\n') || /^\s*:/.test(text.slice(end, end + 100));
}

/** Right ends count: the cursor behind `"ab"` still edits it. */
function covers(node: Node, text: string, offset: number): boolean {
  return node.offset <= offset && offset <= endOf(node, text.length);
}

/** Behind the end of the text one is still inside whatever was never closed. */
export function inside(node: Node, text: string, offset: number): boolean {
  const end = endOf(node, text.length);
  return node.offset < offset && (offset < end || (offset === end && end === text.length && !isClosed(node, text)));
}

/** True when the bracket at the end of the text belongs to this node and not to something in it. */
function isClosed(node: Node, text: string): boolean {
  if (!text.endsWith(node.type === 'object' ? '}' : ']')) return false;
  const last = node.children?.at(-1);
  const value = last?.type === 'property' ? last.children?.[1] : last;
  return value === undefined || endOf(value, text.length) < text.length;
}

function touchesEnd(node: Node, text: string, offset: number): boolean {
  return offset === endOf(node, text.length) || offset === node.offset;
}

/**
 * What a completion replaces: the whole literal at the cursor or ahead of it, or the bare word before it. A string without its
 * closing quote is replaced up to the cursor only, since the rest of the line may be somebody else's.
 */
export function replacedRange(cursor: Cursor, text: string): { start: number; end: number } {
  const { literal, offset } = cursor;
  if (literal !== undefined) {
    const end = endOf(literal, text.length);
    const closed = literal.type !== 'string' || (end - literal.offset > 1 && text.charAt(end - 1) === '"');
    return { start: literal.offset, end: closed ? end : offset };
  }
  const end = cursor.ahead === undefined ? offset : endOf(cursor.ahead, text.length);
  let start = offset;
  while (start > 0 && !' \t\n\r\v":{[,]}'.includes(text.charAt(start - 1))) start--;
  if (start > 0 && text.charAt(start - 1) === '"') start--;
  return { start, end };
}

/** The comma that must follow a value put before `offset`, as the stock JSON service decides it. */
export function separatorAfter(text: string, offset: number): '' | ',' {
  const next = /\S/.exec(text.slice(offset, offset + 10_000))?.[0];
  return next === undefined || ',}]'.includes(next) ? '' : ',';
}
