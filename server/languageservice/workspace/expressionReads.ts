import type { ExpressionNode } from '../../../flexli/expressions/nodes';
import type { KeyPath } from './mention';
import { ITEM } from './mention';

/** A key that an expression reads, and where it stands in the expression's text. */
export interface Read {
  readonly path: KeyPath;
  /** The quotes of a quoted key belong to it. */
  readonly start: number;
  readonly end: number;
}

/** Where a value of an expression comes from. */
type Origin =
  | { readonly at: KeyPath }
  /** A list whose items come from there. */
  | { readonly items: Origin }
  /** An object that the expression itself puts together. */
  | { readonly keys: ReadonlyMap<string, Origin> }
  | undefined;

/** Deeper expressions are written by no one; the tree is as deep as a chain of `||` is long. */
const MAX_DEPTH = 300;

/**
 * The keys that an expression reads from its input, in the order of the text. What comes out of a function that makes
 * something new has no keys of the input.
 */
export function readsOf(ast: ExpressionNode): readonly Read[] {
  const reader = new Reader();
  reader.visit(ast, { at: [] }, 0);
  return reader.reads.sort((a, b) => a.start - b.start);
}

/** True when an expression uses all of its input, not just keys of it. */
export function readsEverything(ast: ExpressionNode): boolean {
  const reader = new Reader();
  const result = reader.visit(ast, { at: [] }, 0);
  return reader.usesWhole || (result !== undefined && 'at' in result && result.at.length === 0);
}

/**
 * The values that an expression hands on as they are, with whatever keys they have: as its result, or to a function or a
 * comparison that looks at all of them.
 */
export function wholesOf(ast: ExpressionNode): readonly KeyPath[] {
  const reader = new Reader();
  reader.whole(reader.visit(ast, { at: [] }, 0));
  return reader.wholes;
}

/** Functions for which the names of keys make no difference. */
const COUNTING: ReadonlySet<string> = new Set(['length', 'type']);

/** Functions that give what they are given, or items of it. */
const HANDING_ON: ReadonlySet<string> = new Set(['sort', 'sort_by', 'reverse', 'not_null', 'max_by', 'min_by', 'map']);

class Reader {
  readonly reads: Read[] = [];
  readonly wholes: KeyPath[] = [];
  usesWhole = false;

  whole(origin: Origin): void {
    if (origin === undefined) return;
    if ('at' in origin) this.wholes.push(origin.at);
    else if ('items' in origin) this.whole(origin.items);
    else for (const value of origin.keys.values()) this.whole(value);
  }

  visit(node: ExpressionNode, here: Origin, depth: number): Origin {
    if (depth > MAX_DEPTH) return undefined;
    const from = (origin: Origin, child: ExpressionNode): Origin => this.visit(child, origin, depth + 1);
    const down = (child: ExpressionNode): Origin => from(here, child);
    switch (node.kind) {
      case 'field':
        return this.#field(node, here);
      case 'current':
        if (isWhole(here)) this.usesWhole = true;
        return here;
      case 'literal':
      case 'missing':
        return undefined;
      case 'subexpression':
        return from(down(node.left), node.right);
      case 'pipe':
        return from(down(node.left), node.right);
      case 'index':
        return itemsOf(node.left ? down(node.left) : here);
      case 'slice':
      case 'listProjection':
      case 'flatten': {
        const list = node.left ? down(node.left) : here;
        const item = node.kind === 'flatten' ? flattened(list) : itemsOf(list);
        return { items: node.right ? from(item, node.right) : item };
      }
      case 'objectProjection': {
        const object = node.left ? down(node.left) : here;
        this.whole(object);
        const item = itemsOf(object);
        return { items: node.right ? from(item, node.right) : item };
      }
      case 'filterProjection': {
        const item = itemsOf(node.left ? down(node.left) : here);
        from(item, node.condition);
        return { items: node.right ? from(item, node.right) : item };
      }
      case 'and':
      case 'or': {
        const left = down(node.left);
        const right = down(node.right);
        // One of the two goes on from here, and what is read of it is read of either.
        if (left !== undefined && right !== undefined) for (const origin of [left, right]) this.whole(origin);
        return right ?? left;
      }
      case 'comparison':
        this.whole(down(node.left));
        this.whole(down(node.right));
        return undefined;
      case 'not':
        down(node.expression);
        return undefined;
      case 'group':
      case 'expressionReference':
        return down(node.expression);
      case 'multiSelectList':
      case 'sequence':
        for (const item of node.items) this.whole(down(item));
        return undefined;
      case 'multiSelectObject':
        return { keys: new Map(node.pairs.map(({ key, value }) => [key, down(value)])) };
      case 'call':
        return this.#call(node.name, node.arguments, here, depth);
    }
  }

  #field(node: ExpressionNode & { kind: 'field' }, here: Origin): Origin {
    if (here === undefined || 'items' in here) return undefined;
    if ('keys' in here) return here.keys.get(node.name);
    const path = [...here.at, node.name];
    this.reads.push({ path, start: node.start, end: node.end });
    return { at: path };
  }

  /** The functions that hand on what they are given; an `&expression` is about the items of the list beside it. */
  #call(name: string, given: readonly ExpressionNode[], here: Origin, depth: number): Origin {
    const plain = given.map((argument) =>
      argument.kind === 'expressionReference' ? undefined : this.visit(argument, here, depth + 1),
    );
    const list = plain.find((origin) => origin !== undefined);
    if (!HANDING_ON.has(name) && !COUNTING.has(name)) for (const origin of plain) this.whole(origin);
    else if (plain.some((origin) => origin !== undefined && origin !== list))
      for (const origin of plain) this.whole(origin);
    const results = given
      .filter((argument) => argument.kind === 'expressionReference')
      .map((argument) => this.visit(argument, itemsOf(list), depth + 1));
    switch (name) {
      case 'sort':
      case 'sort_by':
      case 'reverse':
      case 'not_null':
        return list;
      case 'max_by':
      case 'min_by':
        return itemsOf(list);
      case 'map':
        return { items: results[0] };
      default:
        return undefined;
    }
  }
}

function itemsOf(origin: Origin): Origin {
  if (origin === undefined || 'keys' in origin) return undefined;
  return 'items' in origin ? origin.items : { at: [...origin.at, ITEM] };
}

/** The items of a list, or those of the lists that a projection has made one of. */
function flattened(origin: Origin): Origin {
  return origin !== undefined && 'items' in origin ? itemsOf(origin.items) : itemsOf(origin);
}

function isWhole(origin: Origin): boolean {
  return origin !== undefined && 'at' in origin && origin.at.length === 0;
}
