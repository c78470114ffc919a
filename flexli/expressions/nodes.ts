import type { JsonValue } from './jsonValue';

/** What every node has: where it stands, in UTF-16 units of the expression's text. */
interface NodeRange {
  readonly start: number;
  readonly end: number;
}

/** A key of the current value: `name` or `"any text"`. */
export interface FieldNode extends NodeRange {
  readonly kind: 'field';
  readonly name: string;
  readonly quoted: boolean;
}

/** `@` */
export interface CurrentNode extends NodeRange {
  readonly kind: 'current';
}

/** `` `json` ``, `'raw text'`; `bare` is a backtick literal that is no JSON and counts as text. */
export interface LiteralNode extends NodeRange {
  readonly kind: 'literal';
  readonly form: 'json' | 'bare' | 'raw';
  readonly value: JsonValue;
}

/** `left.right` */
export interface SubexpressionNode extends NodeRange {
  readonly kind: 'subexpression';
  readonly left: ExpressionNode;
  readonly right: ExpressionNode;
}

/** `left[0]`; without a left side the current value is meant. */
export interface IndexNode extends NodeRange {
  readonly kind: 'index';
  readonly left: ExpressionNode | undefined;
  readonly index: number;
}

/** `left[from:to:step]`; what follows is applied to every item (`right`), unless the slice follows an index. */
export interface SliceNode extends NodeRange {
  readonly kind: 'slice';
  readonly left: ExpressionNode | undefined;
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly step: number | undefined;
  /** False right after an index (`a[0][1:2]`), where jmespath.py makes no projection. */
  readonly projects: boolean;
  readonly right: ExpressionNode | undefined;
}

/** `left[*]right` */
export interface ListProjectionNode extends NodeRange {
  readonly kind: 'listProjection';
  readonly left: ExpressionNode | undefined;
  readonly right: ExpressionNode | undefined;
}

/** `left.*right` */
export interface ObjectProjectionNode extends NodeRange {
  readonly kind: 'objectProjection';
  readonly left: ExpressionNode | undefined;
  readonly right: ExpressionNode | undefined;
}

/** `left[?condition]right` */
export interface FilterProjectionNode extends NodeRange {
  readonly kind: 'filterProjection';
  readonly left: ExpressionNode | undefined;
  readonly condition: ExpressionNode;
  readonly right: ExpressionNode | undefined;
}

/** `left[]right` */
export interface FlattenNode extends NodeRange {
  readonly kind: 'flatten';
  readonly left: ExpressionNode | undefined;
  readonly right: ExpressionNode | undefined;
}

export type ComparisonOperator = '==' | '!=' | '<' | '<=' | '>' | '>=';

export interface ComparisonNode extends NodeRange {
  readonly kind: 'comparison';
  readonly operator: ComparisonOperator;
  readonly left: ExpressionNode;
  readonly right: ExpressionNode;
}

/** `left && right`, `left || right`, `left | right` */
export interface BinaryNode extends NodeRange {
  readonly kind: 'and' | 'or' | 'pipe';
  readonly left: ExpressionNode;
  readonly right: ExpressionNode;
}

/** `!expression`, `(expression)`, `&expression` */
export interface UnaryNode extends NodeRange {
  readonly kind: 'not' | 'group' | 'expressionReference';
  readonly expression: ExpressionNode;
}

/** `[a, b]` */
export interface MultiSelectListNode extends NodeRange {
  readonly kind: 'multiSelectList';
  readonly items: readonly ExpressionNode[];
}

export interface MultiSelectPair extends NodeRange {
  readonly key: string;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly value: ExpressionNode;
}

/** `{key: a, "other key": b}` */
export interface MultiSelectObjectNode extends NodeRange {
  readonly kind: 'multiSelectObject';
  readonly pairs: readonly MultiSelectPair[];
}

/** `name(a, b)`; the name is empty where something that is no name is called. */
export interface CallNode extends NodeRange {
  readonly kind: 'call';
  readonly name: string;
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly arguments: readonly ExpressionNode[];
}

/** Something should stand here; spans the white space that is there instead. Only in expressions with errors. */
export interface MissingNode extends NodeRange {
  readonly kind: 'missing';
}

/** Expressions side by side with nothing that joins them. Only in expressions with errors. */
export interface SequenceNode extends NodeRange {
  readonly kind: 'sequence';
  readonly items: readonly ExpressionNode[];
}

export type ExpressionNode =
  | FieldNode
  | CurrentNode
  | LiteralNode
  | SubexpressionNode
  | IndexNode
  | SliceNode
  | ListProjectionNode
  | ObjectProjectionNode
  | FilterProjectionNode
  | FlattenNode
  | ComparisonNode
  | BinaryNode
  | UnaryNode
  | MultiSelectListNode
  | MultiSelectObjectNode
  | CallNode
  | MissingNode
  | SequenceNode;

/** The node without the parentheses around it, which mean nothing once an expression is parsed. */
export function withoutGroups(node: ExpressionNode): ExpressionNode {
  let inner = node;
  while (inner.kind === 'group') {
    inner = inner.expression;
  }
  return inner;
}

/** An index, or a slice after one: jmespath.py keeps those in one chain, in which a slice makes no projection. */
export function isIndexed(node: ExpressionNode): boolean {
  const inner = withoutGroups(node);
  return inner.kind === 'index' || (inner.kind === 'slice' && !inner.projects);
}
