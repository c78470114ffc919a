import type { CallNode, ExpressionNode, FieldNode } from '../../../flexli/expressions/nodes';
import { itemsOf, shapeOfCall, valuesOf } from './functionShapes';
import type { KeyShape, Shape } from './shape';
import { BOOLEAN, closedObject, keyShape, listIn, listOf, membersOf, NULL, UNKNOWN } from './shape';
import { shapeOfJson } from './shapeOfJson';
import { firstOf, unite, uniteAll, withoutNull } from './unite';

/** What an expression is evaluated in, besides the value that it reads. */
export interface ExpressionScope {
  /** What `flexli_iterator_value()` gives. */
  readonly iteratorItem?: Shape | undefined;
  /** Told of every key that is read, with what it is read from, in the order of the evaluation. */
  readonly onField?: (node: FieldNode, from: Shape) => void;
  /** Told of every call, with the shapes of its arguments; for `&expression` that of the expression. */
  readonly onCall?: (node: CallNode, args: readonly Shape[]) => void;
}

/** The tree is as deep as a chain of operators is long. */
const MAX_DEPTH = 300;

/** The shape of what an expression gives over a value; null, which a missing key gives, is mostly left out. */
export function shapeOfExpression(ast: ExpressionNode, source: Shape, scope: ExpressionScope = {}): Shape {
  return new ShapeReader(scope).visit(ast, source, 0);
}

/** The shapes that expressions at some place inside of another one read: that of every node, by its node. */
export function sourcesIn(
  ast: ExpressionNode,
  source: Shape,
  scope: ExpressionScope = {},
): ReadonlyMap<ExpressionNode, Shape> {
  const sources = new Map<ExpressionNode, Shape>();
  new ShapeReader(scope, sources).visit(ast, source, 0);
  return sources;
}

/** What a key of a value holds: null where it is known that there is none. */
export function shapeOfKey(from: Shape, name: string): Shape {
  if (from.kind === 'unknown') return UNKNOWN;
  if (from.kind === 'object') {
    const key = from.keys.get(name);
    return key?.shape ?? (from.rest === 'none' ? NULL : (from.restShape ?? UNKNOWN));
  }
  if (from.kind !== 'union') return NULL;
  return withoutNull(uniteAll(from.members.map((member) => shapeOfKey(member, name))));
}

class ShapeReader {
  readonly #scope: ExpressionScope;
  readonly #sources: Map<ExpressionNode, Shape> | undefined;

  constructor(scope: ExpressionScope, sources?: Map<ExpressionNode, Shape>) {
    this.#scope = scope;
    this.#sources = sources;
  }

  visit(node: ExpressionNode, source: Shape, depth: number): Shape {
    if (depth > MAX_DEPTH) return UNKNOWN;
    this.#sources?.set(node, source);
    const next = depth + 1;
    switch (node.kind) {
      case 'field':
        this.#scope.onField?.(node, source);
        return shapeOfKey(source, node.name);
      case 'current':
        return source;
      case 'literal':
        return shapeOfJson(node.value, 'none');
      case 'subexpression':
      case 'pipe':
        return this.visit(node.right, this.visit(node.left, source, next), next);
      case 'index':
        return listed(node.left ? this.visit(node.left, source, next) : source);
      case 'slice': {
        const items = listed(node.left ? this.visit(node.left, source, next) : source);
        return listOf(node.right ? this.visit(node.right, items, next) : items);
      }
      case 'listProjection':
        return this.#project(node.right, listed(node.left ? this.visit(node.left, source, next) : source), depth);
      case 'objectProjection':
        return this.#project(node.right, valuesOf(node.left ? this.visit(node.left, source, next) : source), depth);
      case 'flatten':
        return this.#project(node.right, flattened(node.left ? this.visit(node.left, source, next) : source), depth);
      case 'filterProjection': {
        const items = listed(node.left ? this.visit(node.left, source, next) : source);
        this.visit(node.condition, items, next);
        return this.#project(node.right, items, depth);
      }
      case 'comparison':
        this.visit(node.left, source, next);
        this.visit(node.right, source, next);
        return BOOLEAN;
      case 'and':
        return unite(this.visit(node.left, source, next), this.visit(node.right, source, next));
      case 'or':
        return firstOf([this.visit(node.left, source, next), this.visit(node.right, source, next)]);
      case 'not':
        this.visit(node.expression, source, next);
        return BOOLEAN;
      case 'group':
      case 'expressionReference':
        return this.visit(node.expression, source, next);
      case 'multiSelectList':
        return listOf(uniteAll(node.items.map((item) => this.visit(item, source, next))));
      case 'multiSelectObject': {
        const keys = new Map<string, KeyShape>();
        for (const { key, value } of node.pairs) keys.set(key, keyShape(this.visit(value, source, next)));
        return closedObject(keys);
      }
      case 'call':
        return this.#call(node, source, depth);
      case 'sequence':
        for (const item of node.items) this.visit(item, source, next);
        return UNKNOWN;
      case 'missing':
        return UNKNOWN;
    }
  }

  #project(right: ExpressionNode | undefined, items: Shape, depth: number): Shape {
    return listOf(withoutNull(right === undefined ? items : this.visit(right, items, depth + 1)));
  }

  #call(node: CallNode, source: Shape, depth: number): Shape {
    const { name, arguments: args } = node;
    if (name === 'flexli_iterator_value') return this.#scope.iteratorItem ?? UNKNOWN;
    const shapes = new Map<ExpressionNode, Shape>();
    for (const arg of args) {
      if (arg.kind !== 'expressionReference') shapes.set(arg, this.visit(arg, source, depth + 1));
    }
    // An &expression is evaluated for every item of the list that is the other argument.
    const list = [...shapes.values()].find((shape) => listIn(shape) !== undefined);
    const items = list === undefined ? UNKNOWN : itemsOf(list);
    for (const arg of args) {
      if (arg.kind === 'expressionReference') shapes.set(arg, this.visit(arg, items, depth + 1));
    }
    const given = args.map((arg) => shapes.get(arg) ?? UNKNOWN);
    this.#scope.onCall?.(node, given);
    return shapeOfCall(name, given);
  }
}

/** The items of a list; null of anything that is surely none. */
function listed(shape: Shape): Shape {
  if (shape.kind === 'unknown') return UNKNOWN;
  return listIn(shape)?.items ?? NULL;
}

/** Lists among the items are taken apart. */
function flattened(shape: Shape): Shape {
  const items = listed(shape);
  if (items.kind === 'unknown') return UNKNOWN;
  return uniteAll(membersOf(items).map((member) => (member.kind === 'list' ? member.items : member)));
}
