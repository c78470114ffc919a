import type { Node } from 'jsonc-parser';
import { endOf } from '../syntax/nodes';

/** The properties that touch a stretch of the text, at any depth, in its order. What lies outside is not looked at. */
export function propertiesWithin(root: Node, start: number, end: number): readonly Node[] {
  const found: Node[] = [];
  const waiting = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.type === 'property') found.push(node);
    const children = node.children ?? [];
    for (let index = firstEnding(children, start); index < children.length; index++) {
      const child = children[index];
      if (child === undefined || child.offset > end) break;
      waiting.push(child);
    }
  }
  return found.sort((a, b) => a.offset - b.offset);
}

/** Index of the first child that does not end before an offset; children are in the order of the text. */
function firstEnding(children: readonly Node[], offset: number): number {
  let low = 0;
  let high = children.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const child = children[middle];
    if (child !== undefined && endOf(child, Infinity) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
