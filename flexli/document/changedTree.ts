import { copiedNode } from './copiedNode';
import { lastUpTo } from './nodes';
import type { TextChange } from './textChange';
import type { SyntaxError } from './tokens';
import { TreeNode } from './treeNode';
import type { SyntaxTree } from './treeParser';
import { detached, MAX_DEPTH, parseRoughly, readerOf, TreeParser } from './treeParser';

/**
 * The tree of a text after a change, equal to the one that `parseTree` makes. Only the smallest object or array around
 * the change is read, or nothing when the change is within a plain string; the nodes on the way there are made anew.
 * The tree before stays as it is.
 *
 * A parser that has read an object or array up to its closing bracket stands where it stood before the change, so that
 * neither what follows nor the errors there can differ. When the change moved that bracket the next larger object or
 * array is tried, and in the end everything is read.
 */
export function changedTree(before: SyntaxTree, oldText: string, change: TextChange, text: string): SyntaxTree {
  const path = pathTo(before.root, change);
  const found = plainString(path, oldText, change, text) ?? smallestAround(path, oldText, change, text);
  if (found === undefined) return parseRoughly(text);
  const { replaced, node, errors } = found;
  const delta = change.newEnd - change.oldEnd;
  const end = replaced.offset + replaced.length;
  return {
    root: withNode(replaced, node, change, text),
    errors: [
      ...before.errors.filter(({ offset }) => offset < replaced.offset),
      ...before.errors.filter(({ offset }) => offset === replaced.offset).map((error) => atToken(error, node)),
      ...errors,
      ...before.errors.filter(({ offset }) => offset >= end).map((error) => moved(error, delta)),
    ],
  };
}

/** An error that was found before the node was read: its length is that of the node's first token. */
function atToken(error: SyntaxError, { type, length }: TreeNode): SyntaxError {
  return type === 'string' ? { ...error, length } : error;
}

/** A node of the tree before, the one that takes its place, and what is wrong inside it. */
interface Replacement {
  readonly replaced: TreeNode;
  readonly node: TreeNode;
  readonly errors: readonly SyntaxError[];
}

/** The objects and arrays that were read and have the change inside their brackets, from the root inwards. */
function pathTo(root: TreeNode | undefined, change: TextChange): readonly TreeNode[] {
  const path: TreeNode[] = [];
  let node = root;
  while (path.length < MAX_DEPTH && (node?.type === 'object' || node?.type === 'array') && isInside(change, node)) {
    path.push(node);
    const child = lastUpTo(node.children, change.start);
    node = child?.type === 'property' ? child.children?.[1] : child;
  }
  return path;
}

/** The string that the change is within, when it is closed and without escapes and mistakes before and after. */
function plainString(
  path: readonly TreeNode[],
  oldText: string,
  change: TextChange,
  text: string,
): Replacement | undefined {
  let replaced = lastUpTo(path.at(-1)?.children, change.start);
  if (replaced?.type === 'property') replaced = lastUpTo(replaced.children, change.start);
  if (replaced?.type !== 'string' || !isInside(change, replaced)) return undefined;
  const { offset } = replaced;
  const length = replaced.length + change.newEnd - change.oldEnd;
  const source = detached(text, offset, length);
  if (!PLAIN.test(source) || !PLAIN.test(oldText.slice(offset, offset + replaced.length))) return undefined;
  return { replaced, node: new TreeNode('string', offset, length, undefined, source.slice(1, -1)), errors: [] };
}

const PLAIN = /^"[^"\\\u0000-\u001f]*"$/;

/** The smallest object or array that begins and ends with the same brackets as before the change. */
function smallestAround(
  path: readonly TreeNode[],
  oldText: string,
  change: TextChange,
  text: string,
): Replacement | undefined {
  // Trying must not take longer than reading everything.
  let budget = oldText.length / 2;
  for (const replaced of [...path].reverse()) {
    const { type, offset } = replaced;
    budget -= replaced.length;
    // What reaches to the end of the text may lack its bracket.
    if (budget < 0 || offset + replaced.length >= oldText.length) return undefined;
    const length = replaced.length + change.newEnd - change.oldEnd;
    // With the parent before, which is as deep as the one after.
    const node = new TreeNode(type, offset, length, replaced.parent, undefined);
    const errors: SyntaxError[] = [];
    if (new TreeParser(detached(text, offset, length), errors, offset).fill(node)) return { replaced, node, errors };
  }
  return undefined;
}

/** The root of a tree in which a node takes the place of another. */
function withNode(replaced: TreeNode, node: TreeNode, change: TextChange, text: string): TreeNode {
  const delta = change.newEnd - change.oldEnd;
  const read = readerOf(text);
  let old = replaced;
  let result = node;
  for (let above = old.parent; above !== undefined; above = above.parent) {
    const parent = new TreeNode(above.type, above.offset, above.length + delta, undefined, undefined);
    const { colonOffset } = above;
    parent.colonOffset = colonOffset !== undefined && colonOffset >= change.oldEnd ? colonOffset + delta : colonOffset;
    const next = result;
    const [at, inner] = [old, above.children ?? []];
    parent.children = inner.map((child) => {
      if (child === at) return next;
      return copiedNode(child, parent, child.offset < change.start ? 0 : delta, read);
    });
    result.parent = parent;
    result = parent;
    old = above;
  }
  return result;
}

function isInside({ start, oldEnd }: TextChange, { offset, length }: TreeNode): boolean {
  return offset < start && oldEnd < offset + length;
}

function moved(error: SyntaxError, delta: number): SyntaxError {
  return { ...error, offset: error.offset + delta };
}
