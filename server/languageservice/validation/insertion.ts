import type { Node } from 'jsonc-parser';
import type { JsonValue } from '../../../flexli/model/json';
import { isJsonObject } from '../../../flexli/model/json';
import { numberOf } from '../syntax/nodes';
import type { DiagnosticFix } from './diagnostic';
import type { Layout } from './layout';
import { layoutAround } from './layout';

/**
 * Adds a key to an object in the way in which the author lays it out; undefined while the object is not closed.
 *
 * @param value JSON
 */
export function insertion(object: Node, key: string, value: string, text: string): DiagnosticFix | undefined {
  const end = object.offset + object.length - 1;
  if (object.type !== 'object' || text.charAt(end) !== '}') return undefined;
  const layout = layoutAround(object, text);
  const property = `${JSON.stringify(key)}${layout.colon}${written(JSON.parse(value) as JsonValue, layout)}`;
  const last = object.children?.at(-1);
  const title = `Add ${JSON.stringify(key)}`;
  if (last) {
    const newText = `,${layout.between}${property}`;
    return { title, edits: [{ offset: last.offset + last.length, length: 0, newText }] };
  }
  const newText = `{${layout.opening}${property}${layout.closing}}`;
  return { title, edits: [{ offset: object.offset, length: object.length, newText }] };
}

/** A value as one of an object's own. */
export function written(value: JsonValue, layout: Layout): string {
  if (layout.indent !== undefined) {
    const { indent, unit, eol } = layout;
    return JSON.stringify(value, undefined, unit).replaceAll('\n', eol + indent);
  }
  if (layout.colon === ':') return JSON.stringify(value);
  return inline(value, layout.opening);
}

function inline(value: JsonValue, space: string): string {
  if (Array.isArray(value)) return `[${(value as readonly JsonValue[]).map((item) => inline(item, space)).join(', ')}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${inline(item ?? null, space)}`);
  return members.length === 0 ? '{}' : `{${space}${members.join(', ')}${space}}`;
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
