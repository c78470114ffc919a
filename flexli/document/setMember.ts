import type { Node } from 'jsonc-parser';
import type { JsonValue } from '../model/json';
import { isJsonObject } from '../model/json';
import { parseTree } from './treeParser';

/** Replaces `length` characters at `offset`. */
export interface MemberEdit {
  readonly offset: number;
  readonly length: number;
  readonly newText: string;
}

/**
 * The edit that sets a key below the root of an object, written as its neighbours are; nothing but what is set changes.
 * Objects on the way are made where they are missing. Undefined where something else than an object stands in the way.
 *
 * @param path keys from the root, at least one
 */
export function setMember(text: string, path: readonly string[], value: JsonValue): MemberEdit | undefined {
  const { root } = parseTree(text);
  let object: Node | undefined = root;
  for (const [depth, key] of path.entries()) {
    if (object?.type !== 'object' || object.length < 2) return undefined;
    const property: Node | undefined = object.children?.findLast((child) => child.children?.[0]?.value === key);
    if (property === undefined) return added(text, object, path.slice(depth), value);
    const inner: Node | undefined = property.children?.[1];
    if (inner === undefined) return undefined;
    if (depth === path.length - 1) return { offset: inner.offset, length: inner.length, newText: oneLine(value) };
    object = inner;
  }
  return undefined;
}

/** Puts a key behind the last one; what it holds goes on lines of its own where the neighbours do. */
function added(text: string, object: Node, path: readonly string[], value: JsonValue): MemberEdit {
  const last = object.children?.at(-1);
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  if (last !== undefined) {
    const indent = lineIndent(text, last.offset);
    const offset = last.offset + last.length;
    const newText =
      indent === undefined
        ? `, ${written(path, value)}`
        : `,${eol}${indent}${onLines(path, value, indent, unitOf(text), eol)}`;
    return { offset, length: 0, newText };
  }
  const outer = /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', object.offset - 1) + 1))?.[0] ?? '';
  const indent = outer + unitOf(text);
  // Only a document that is one line goes on as one.
  const isOneLine = !text.trim().includes('\n') && object.parent !== undefined;
  const newText = isOneLine
    ? written(path, value)
    : `${eol}${indent}${onLines(path, value, indent, unitOf(text), eol)}${eol}${outer}`;
  return { offset: object.offset + 1, length: object.length - 2, newText };
}

function written([key = '', ...rest]: readonly string[], value: JsonValue): string {
  return `${JSON.stringify(key)}: ${rest.length === 0 ? oneLine(value) : `{${written(rest, value)}}`}`;
}

function onLines(
  [key = '', ...rest]: readonly string[],
  value: JsonValue,
  indent: string,
  unit: string,
  eol: string,
): string {
  if (rest.length === 0) return written([key], value);
  const inner = indent + unit;
  return `${JSON.stringify(key)}: {${eol}${inner}${onLines(rest, value, inner, unit, eol)}${eol}${indent}}`;
}

/** The space before something that begins its line. */
function lineIndent(text: string, offset: number): string | undefined {
  const before = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return /^[ \t]+$/.test(before) ? before : undefined;
}

/** `{ "connector": "chat.fecon.json" }` */
function oneLine(value: JsonValue): string {
  if (!isJsonObject(value)) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${oneLine(item ?? null)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

function unitOf(text: string): string {
  return /\n([ \t]+)\S/.exec(text)?.[1] ?? '  ';
}
