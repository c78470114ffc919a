import type { Node } from 'jsonc-parser';
import type { Cursor } from '../syntax/cursor';
import { inside } from '../syntax/cursor';
import { endOf, isComposite, valueOf } from '../syntax/nodes';

/** Values longer than this that the cursor is not in are cut down to `{}` or `[]`. */
const LONG = 400;

/** A piece of a document, small enough for the stock JSON service to be fast on. */
export interface Fragment {
  readonly text: string;
  /** Offset of the cursor in `text`. */
  readonly offset: number;
}

/**
 * Cuts an object or array out of a document. Around the cursor the text stays as it is, save that a string that is
 * never closed gets its quote, and `$schema` a value that the stock service does not follow.
 */
export function cutFragment(text: string, root: Node, cursor: Cursor): Fragment {
  const cuts: Cut[] = [];
  collectCuts(root, text, cursor, cuts);
  const address = valueOf(root, '$schema');
  if (address?.type === 'string' && address !== cursor.literal) {
    cuts.push({ start: address.offset, end: endOf(address, text.length), put: '0' });
  }
  // It is replaced, so it is no reason for a comma.
  if (cursor.ahead) cuts.push({ start: cursor.ahead.offset, end: endOf(cursor.ahead, text.length), put: '' });
  if (isOpenString(cursor.literal, text)) cuts.push({ start: cursor.offset, end: cursor.offset, put: '"' });
  cuts.sort((a, b) => a.start - b.start);
  let result = '';
  let at = root.offset;
  let offset = 0;
  let found = false;
  for (const cut of cuts) {
    if (!found && cursor.offset <= cut.start) {
      offset = result.length + cursor.offset - at;
      found = true;
    }
    result += text.slice(at, cut.start) + cut.put;
    at = cut.end;
  }
  if (!found) offset = result.length + cursor.offset - at;
  return { text: result + text.slice(at, endOf(root, text.length)), offset };
}

interface Cut {
  readonly start: number;
  readonly end: number;
  readonly put: string;
}

function collectCuts(container: Node, text: string, cursor: Cursor, cuts: Cut[]): void {
  for (const child of container.children ?? []) {
    const value = child.type === 'property' ? child.children?.[1] : child;
    if (!isComposite(value)) continue;
    const end = endOf(value, text.length);
    if (inside(value, text, cursor.offset)) collectCuts(value, text, cursor, cuts);
    else if (value.length > LONG) cuts.push({ start: value.offset, end, put: value.type === 'object' ? '{}' : '[]' });
  }
}

function isOpenString(literal: Node | undefined, text: string): boolean {
  if (literal?.type !== 'string') return false;
  return literal.length < 2 || text.charAt(literal.offset + literal.length - 1) !== '"';
}
