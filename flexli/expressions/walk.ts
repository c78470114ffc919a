import type { ExpressionNode } from './nodes';

const NONE: readonly ExpressionNode[] = [];

/** The nodes right below a node, in the order of the text. */
export function childrenOf(node: ExpressionNode): readonly ExpressionNode[] {
  switch (node.kind) {
    case 'field':
    case 'current':
    case 'literal':
    case 'missing':
      return NONE;
    case 'subexpression':
    case 'comparison':
    case 'and':
    case 'or':
    case 'pipe':
      return [node.left, node.right];
    case 'index':
      return present(node.left);
    case 'slice':
    case 'listProjection':
    case 'objectProjection':
    case 'flatten':
      return present(node.left, node.right);
    case 'filterProjection':
      return present(node.left, node.condition, node.right);
    case 'not':
    case 'group':
    case 'expressionReference':
      return [node.expression];
    case 'multiSelectList':
    case 'sequence':
      return node.items;
    case 'multiSelectObject':
      return node.pairs.map(({ value }) => value);
    case 'call':
      return node.arguments;
  }
}

/** Visits every node, a node before what is below it, in the order of the text. */
export function walkExpression(root: ExpressionNode, visit: (node: ExpressionNode) => void): void {
  // A stack of our own: `a || b || …` makes a tree as deep as the text is long.
  const waiting = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    visit(node);
    const children = childrenOf(node);
    for (let index = children.length - 1; index >= 0; index--) {
      const child = children[index];
      if (child !== undefined) waiting.push(child);
    }
  }
}

/** The nodes around an offset, the outermost first; their ends count as inside. */
export function nodesAt(root: ExpressionNode, offset: number): readonly ExpressionNode[] {
  const path: ExpressionNode[] = [];
  let node: ExpressionNode | undefined = root;
  while (node !== undefined && node.start <= offset && offset <= node.end) {
    path.push(node);
    node = childrenOf(node).findLast((child) => child.start <= offset && offset <= child.end);
  }
  return path;
}

function present(
  first: ExpressionNode | undefined,
  second?: ExpressionNode,
  third?: ExpressionNode,
): readonly ExpressionNode[] {
  const nodes: ExpressionNode[] = [];
  if (first !== undefined) nodes.push(first);
  if (second !== undefined) nodes.push(second);
  if (third !== undefined) nodes.push(third);
  return nodes;
}
