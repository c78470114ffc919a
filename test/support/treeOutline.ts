import assert from 'node:assert/strict';
import type { Node } from 'jsonc-parser';

/** The fields of a tree that count, one node a line, with offsets from `origin`. Checks the parents on the way. */
export function treeOutline(root: Node | undefined, origin = 0): string {
  const lines: string[] = [];
  const add = (node: Node, parent: Node | undefined, indent: string): void => {
    assert.ok(node.parent === parent, 'the parent');
    const { type, offset, length, colonOffset, children } = node;
    const value = children === undefined ? ` ${Object.is(node.value, -0) ? '-0' : JSON.stringify(node.value)}` : '';
    const colon = colonOffset === undefined ? '' : ` :${colonOffset - origin}`;
    lines.push(`${indent}${type} ${offset - origin}+${length}${colon}${value}`);
    for (const child of children ?? []) add(child, node, `${indent} `);
  };
  if (root !== undefined) add(root, root.parent, '');
  return lines.join('\n');
}
