import type { Node } from 'jsonc-parser';

/** A key of an object with its value; `value` is missing while the author is still typing. */
export interface Property {
  readonly key: string;
  /** The string node of the key. */
  readonly keyNode: Node;
  readonly value: Node | undefined;
  /** The property node around both. */
  readonly node: Node;
}

/** The properties of an object node in the order of the text, doubles included; none for anything else. */
export function propertiesOf(node: Node | undefined): readonly Property[] {
  if (node?.type !== 'object') return [];
  const properties: Property[] = [];
  for (const property of node.children ?? []) {
    const [keyNode, value] = property.children ?? [];
    if (keyNode) properties.push({ key: String(keyNode.value), keyNode, value, node: property });
  }
  return properties;
}

/** The value of a key. Of a doubled key the last one counts, as JSON parsers take it. */
export function valueAt(node: Node | undefined, key: string): Node | undefined {
  if (node?.type !== 'object') return undefined;
  const { children } = node;
  for (let index = (children?.length ?? 0) - 1; index >= 0; index--) {
    const pair = children?.[index]?.children;
    const value = pair?.[1];
    if (value !== undefined && pair?.[0]?.value === key) return value;
  }
  return undefined;
}

/** The items of an array node; none for anything else. */
export function itemsOf(node: Node | undefined): readonly Node[] {
  return node?.type === 'array' ? (node.children ?? []) : [];
}

/** The text of a string node, or undefined. */
export function textOf(node: Node | undefined): string | undefined {
  return node?.type === 'string' ? String(node.value) : undefined;
}

/** The last node that begins at or before an offset, of nodes in the order of the text. */
export function lastUpTo<N extends Node>(nodes: readonly N[] | undefined, offset: number): N | undefined {
  let low = 0;
  let high = nodes?.length ?? 0;
  while (low < high) {
    const middle = (low + high) >> 1;
    const node = nodes?.[middle];
    if (node !== undefined && node.offset <= offset) low = middle + 1;
    else high = middle;
  }
  return nodes?.[low - 1];
}
