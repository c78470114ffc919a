import type { Node } from 'jsonc-parser';
import type { JsonValue } from '../../../flexli/model/json';
import { numberOf } from '../syntax/nodes';
import type { DiagnosticFix } from './diagnostic';

/** Adds a key to an object in the way in which the author lays it out; undefined while the object is not closed. */
export function insertion(object: Node, key: string, value: string, text: string): DiagnosticFix | undefined {
  const end = object.offset + object.length - 1;
  if (object.type !== 'object' || text.charAt(end) !== '}') return undefined;
  const property = `${JSON.stringify(key)}: ${value}`;
  const last = object.children?.at(-1);
  const title = `Add ${JSON.stringify(key)}`;
  if (!last) {
    return { title, edits: [{ offset: object.offset, length: object.length, newText: `{ ${property} }` }] };
  }
  const before = text.slice(text.lastIndexOf('\n', last.offset) + 1, last.offset);
  const ownLine = /^[ \t]*$/.test(before) && text.lastIndexOf('\n', last.offset) > object.offset;
  const newText = ownLine ? `,\n${before}${property}` : `, ${property}`;
  return { title, edits: [{ offset: last.offset + last.length, length: 0, newText }] };
}

/** What stands for a value of a type until the author writes a better one. */
export function emptyValue(type: string | undefined, allowed?: readonly JsonValue[], fallback?: JsonValue): string {
  const known = fallback ?? allowed?.[0];
  if (known !== undefined) return JSON.stringify(known);
  switch (type) {
    case 'integer':
    case 'number':
      return '1';
    case 'boolean':
      return 'false';
    case 'array':
      return '[]';
    case 'object':
      return '{}';
    default:
      return '""';
  }
}

/** The order behind those of the siblings of an action or branch. */
export function nextOrder(item: Node): number {
  const siblings = item.parent?.type === 'array' ? (item.parent.children ?? []) : [];
  return siblings.reduce((highest, sibling) => Math.max(highest, numberOf(sibling, 'order') ?? 0), 0) + 1;
}
