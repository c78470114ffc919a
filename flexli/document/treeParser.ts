import { Scanner } from './scanner';
import type { SyntaxError } from './tokens';
import { Token } from './tokens';
import type { ReadNode } from './treeNode';
import { TreeNode } from './treeNode';

/**
 * Levels of lists and objects within each other that are read. Python's own JSON reader gives up at about a thousand,
 * and whatever walks a tree by recursion would at some ten thousand.
 */
export const MAX_DEPTH = 500;

/** The tree of a text, and what is wrong in it in the order of the text. */
export interface SyntaxTree {
  /** Undefined when there is no value at all. */
  readonly root: TreeNode | undefined;
  readonly errors: readonly SyntaxError[];
}

/** Objects and arrays up to this length are small. */
export const SMALL = 8_000;

/** Reads a text. Its memory is what takes time with long ones, most of which nobody looks at after an edit. */
export function parseTree(text: string): SyntaxTree {
  return text.length > SMALL ? parseRoughly(text) : parsed(text, undefined);
}

/** The same, but what is in small objects and arrays is read when somebody looks. */
export function parseRoughly(text: string): SyntaxTree {
  return parsed(text, readerOf(text));
}

function parsed(text: string, later: ReadNode | undefined): SyntaxTree {
  const errors: SyntaxError[] = [];
  return { root: new TreeParser(text, errors, 0, later).document(), errors };
}

/** Reads objects and arrays of a text that were left unread. */
export function readerOf(text: string): ReadNode {
  return (node) => {
    const { offset, length } = node;
    new TreeParser(detached(text, offset, length), [], offset).fill(node);
  };
}

/** Leaves small objects and arrays within a node to be read again, or the node itself when it is small. */
export function leaveUnread(node: TreeNode, read: ReadNode): void {
  const isComposite = node.type === 'object' || node.type === 'array';
  if (node.unread || (!isComposite && node.type !== 'property')) return;
  if (isComposite && node.length >= 0 && node.length <= SMALL) node.readLater(read);
  else for (const child of node.children ?? []) leaveUnread(child, read);
}

/**
 * A part of a text that does not keep the rest in memory, as slices of strings do: results that are kept over many
 * versions would keep all their texts.
 */
export function detached(text: string, offset: number, length: number): string {
  return ` ${text.slice(offset, offset + length)}`.slice(1);
}

const COLON = 58;

/**
 * Makes the tree that jsonc-parser's `parseTree` would make, with the same errors, several times as fast, but for two things:
 * what is nested too deeply is left out of the tree, with an error where it begins; and a colon that is missing behind a key
 * does not make what follows a part of something else.
 */
export class TreeParser {
  readonly #scanner: Scanner;
  readonly #base: number;
  readonly #later: ReadNode | undefined;
  /** The children of every node that is being read, those of the innermost last. */
  readonly #stack: TreeNode[] = [];
  #top = 0;
  #depth = 0;

  /**
   * @param base offset of `text` in the whole text, if it is a part of one
   * @param later when given, small objects and arrays are left to it
   */
  constructor(text: string, errors: SyntaxError[], base = 0, later?: ReadNode) {
    this.#scanner = new Scanner(text, errors, base);
    this.#base = base;
    this.#later = later;
  }

  /** The root of the tree; undefined when the text has no value. */
  document(): TreeNode | undefined {
    const scanner = this.#scanner;
    scanner.scan();
    const root = this.#value(undefined);
    if (root === undefined) scanner.report('ValueExpected');
    else if (scanner.token !== Token.End) scanner.report('EndOfFileExpected');
    return root;
  }

  /**
   * Reads what an object or array holds whose text this parser has.
   *
   * @returns whether it ends where its node does, with a bracket of its own
   */
  fill(node: TreeNode): boolean {
    const { length } = node;
    for (let above = node.parent; above !== undefined; above = above.parent)
      if (above.type !== 'property') this.#depth++;
    this.#scanner.scan();
    this.#content(node);
    const close = node.type === 'object' ? Token.CloseBrace : Token.CloseBracket;
    return node.length === length && this.#scanner.token === close;
  }

  /** The value at the current token, behind which it leaves the scanner; undefined when there is none. */
  #value(parent: TreeNode | undefined): TreeNode | undefined {
    const scanner = this.#scanner;
    const offset = this.#base + scanner.start;
    const length = scanner.end - scanner.start;
    let node: TreeNode;
    switch (scanner.token) {
      case Token.String:
        node = new TreeNode('string', offset, length, parent, scanner.text);
        break;
      case Token.Number:
        node = new TreeNode('number', offset, length, parent, scanner.number);
        break;
      case Token.True:
      case Token.False:
        node = new TreeNode('boolean', offset, length, parent, scanner.token === Token.True);
        break;
      case Token.Null:
        node = new TreeNode('null', offset, length, parent, null);
        break;
      case Token.OpenBrace:
      case Token.OpenBracket:
        return this.#composite(scanner.token === Token.OpenBrace ? 'object' : 'array', parent);
      default:
        return undefined;
    }
    scanner.scan();
    return node;
  }

  #composite(type: 'object' | 'array', parent: TreeNode | undefined): TreeNode {
    const node = new TreeNode(type, this.#base + this.#scanner.start, -1, parent, undefined);
    this.#content(node);
    if (this.#scanner.token !== Token.End) this.#scanner.scan();
    else this.#scanner.report(type === 'object' ? 'CloseBraceExpected' : 'CloseBracketExpected');
    return node;
  }

  /** Reads what an object or array holds, up to its closing bracket. */
  #content(node: TreeNode): void {
    const base = this.#top;
    if (this.#depth >= MAX_DEPTH) this.#skip();
    else {
      this.#depth++;
      this.#scanner.scan();
      if (node.type === 'object') this.#properties(node);
      else this.#items(node);
      this.#depth--;
    }
    node.length = this.#base + this.#scanner.end - node.offset;
    if (this.#later !== undefined && node.length <= SMALL) node.readLater(this.#later);
    else node.children = this.#stack.slice(base, this.#top);
    this.#top = base;
  }

  #properties(node: TreeNode): void {
    const scanner = this.#scanner;
    let open: TreeNode | undefined;
    let needsComma = false;
    while (scanner.token !== Token.CloseBrace && scanner.token !== Token.End) {
      if (scanner.token === Token.Comma) {
        if (!needsComma) scanner.report('ValueExpected');
        // A property without a value reaches up to here.
        if (open !== undefined) open.length = this.#base + scanner.start - open.offset;
        open = undefined;
        scanner.scan();
      } else if (needsComma) scanner.report('CommaExpected');
      if (scanner.token === Token.String) open = this.#property(node);
      else {
        scanner.report('PropertyNameExpected');
        this.#skipTo(Token.CloseBrace);
        scanner.report('ValueExpected');
      }
      needsComma = true;
    }
    if (open !== undefined) open.length = this.#base + scanner.end - open.offset;
  }

  /** Reads a property, and returns it when its end is still open, since it has no value. */
  #property(parent: TreeNode): TreeNode | undefined {
    const scanner = this.#scanner;
    const offset = this.#base + scanner.start;
    const property = new TreeNode('property', offset, -1, parent, undefined);
    const key = new TreeNode('string', offset, scanner.end - scanner.start, property, scanner.text);
    this.#stack[this.#top++] = property;
    if (scanner.scan() === Token.Colon) {
      property.colonOffset = this.#base + scanner.start;
      scanner.scan();
    } else {
      property.children = [key];
      scanner.report('ColonExpected');
      // A key that is being typed before another one leaves that what it is.
      if (scanner.token === Token.String && scanner.nextIs(COLON)) {
        property.length = key.length;
        return undefined;
      }
    }
    const value = this.#value(property);
    if (value === undefined) {
      property.children = [key];
      if (property.colonOffset !== undefined) scanner.report('ValueExpected');
      this.#skipTo(Token.CloseBrace);
      return property;
    }
    property.children = [key, value];
    property.length = value.offset + value.length - offset;
    return undefined;
  }

  #items(node: TreeNode): void {
    const scanner = this.#scanner;
    let needsComma = false;
    while (scanner.token !== Token.CloseBracket && scanner.token !== Token.End) {
      if (scanner.token === Token.Comma) {
        if (!needsComma) scanner.report('ValueExpected');
        scanner.scan();
      } else if (needsComma) scanner.report('CommaExpected');
      const item = this.#value(node);
      if (item === undefined) {
        scanner.report('ValueExpected');
        this.#skipTo(Token.CloseBracket);
      } else this.#stack[this.#top++] = item;
      needsComma = true;
    }
  }

  /** Leaves out what makes no sense, up to the next comma or the end of the object or array. */
  #skipTo(close: Token.CloseBrace | Token.CloseBracket): void {
    const scanner = this.#scanner;
    while (scanner.token !== close && scanner.token !== Token.Comma && scanner.token !== Token.End) scanner.scan();
  }

  /** Leaves out the content of an object or array that is nested too deeply. */
  #skip(): void {
    const scanner = this.#scanner;
    scanner.report('NestedTooDeeply');
    let depth = 1;
    while (depth > 0 && scanner.scan() !== Token.End) {
      if (scanner.token === Token.OpenBrace || scanner.token === Token.OpenBracket) depth++;
      else if (scanner.token === Token.CloseBrace || scanner.token === Token.CloseBracket) depth--;
    }
  }
}
