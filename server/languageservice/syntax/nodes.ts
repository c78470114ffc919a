import type { Node } from 'jsonc-parser';
import { lastUpTo } from '../../../flexli/document/nodes';

/** Offset behind a node. What is never closed reaches to the end of the text. */
export function endOf(node: Node, textLength: number): number {
  return node.length < 0 ? textLength : node.offset + node.length;
}

export interface CompositeNode extends Node {
  readonly type: 'object' | 'array';
}

export function isComposite(node: Node | undefined): node is CompositeNode {
  return node?.type === 'object' || node?.type === 'array';
}

/** Key of a property node. */
export function keyOf(property: Node): string {
  const value: unknown = property.children?.[0]?.value;
  return typeof value === 'string' ? value : '';
}

/** The property node of a key in an object, the last one when it is there twice, as JSON readers take it. */
export function propertyOf(object: Node | undefined, key: string): Node | undefined {
  if (object?.type !== 'object') return undefined;
  const { children } = object;
  // Whatever checks a document does this all the time, hence a loop without a closure.
  for (let index = (children?.length ?? 0) - 1; index >= 0; index--) {
    const property = children?.[index];
    if (property?.children?.[0]?.value === key) return property;
  }
  return undefined;
}

export function valueOf(object: Node | undefined, key: string): Node | undefined {
  return propertyOf(object, key)?.children?.[1];
}

/** The text of a string node under a key, or undefined. */
export function stringOf(object: Node | undefined, key: string): string | undefined {
  return stringValue(valueOf(object, key));
}

export function stringValue(node: Node | undefined): string | undefined {
  const value: unknown = node?.type === 'string' ? node.value : undefined;
  return typeof value === 'string' ? value : undefined;
}

export function numberOf(object: Node | undefined, key: string): number | undefined {
  const node = valueOf(object, key);
  const value: unknown = node?.type === 'number' ? node.value : undefined;
  return typeof value === 'number' ? value : undefined;
}

/** The last child that begins at or before an offset; children are in the order of the text. */
export function childAt(node: Node, offset: number): Node | undefined {
  return lastUpTo(node.children, offset);
}
