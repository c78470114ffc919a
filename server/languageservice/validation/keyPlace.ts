import type { Node } from 'jsonc-parser';

/**
 * The part of the text that stands for an object or list as a whole: its key where it has one, else its first line, so
 * that a large one is not underlined from end to end.
 */
export function keyPlace(node: Node, text: string): { readonly offset: number; readonly length: number } {
  const key = node.parent?.type === 'property' ? node.parent.children?.[0] : undefined;
  return key ? { offset: key.offset, length: key.length } : firstLine(node, text);
}

export function firstLine(node: Node, text: string): { readonly offset: number; readonly length: number } {
  const end = text.indexOf('\n', node.offset);
  const length = end < 0 ? node.length : Math.min(node.length, end - node.offset);
  return { offset: node.offset, length: Math.max(1, length) };
}
