import { findNodeAtOffset, getNodePath, type Node } from 'jsonc-parser';
import type { DocumentKind } from '../model/documentKind';
import { formatPath, parsePath, type JsonPath } from './jsonPath';
import { itemsOf, propertiesOf, valueAt } from './nodes';
import type { ParsedText } from './parsedText';
import type { SourceIdentity } from './sourceIdentities';
import type { SyntaxProblem } from './syntaxProblems';
import { syntaxProblems } from './syntaxProblems';
import { stringOffsets, type StringOffsets } from './stringOffsets';

/** One version of a document: its text and the syntax tree over it. The tree is there also when the JSON is broken. */
export class FlexliDocument {
  #syntaxProblems: readonly SyntaxProblem[] | undefined;

  constructor(
    readonly kind: DocumentKind,
    /** The version of the text that this is a view of. */
    readonly parsed: ParsedText,
  ) {}

  get text(): string {
    return this.parsed.text;
  }

  /** Undefined when there is no value at all. */
  get root(): Node | undefined {
    return this.parsed.root;
  }

  /** Where the text is no JSON, in its order. */
  get syntaxProblems(): readonly SyntaxProblem[] {
    this.#syntaxProblems ??= syntaxProblems(this.text, this.parsed.tree.errors);
    return this.#syntaxProblems;
  }

  /**
   * The key for what is worked out of one object or array, such as an action: the same object in every version of the
   * document in which the node's text is untouched, even when it moved. Keep results in a `WeakMap` by it, with offsets
   * and paths relative to the node, and beside them whatever else they depend on, to compare.
   */
  identityOf(node: Node): SourceIdentity {
    return this.parsed.identityOf(node);
  }

  /** The node at a path of the server's form; undefined when it does not exist. */
  nodeAt(path: string): Node | undefined {
    return descend(this.root, parsePath(path), 0);
  }

  /** The path of a node, in the server's form. A key's own path is that of its value. */
  pathOf(node: Node): string {
    return formatPath(getNodePath(node));
  }

  /** The smallest node around an offset. */
  nodeAround(offset: number): Node | undefined {
    return this.root && findNodeAtOffset(this.root, offset, true);
  }

  /** Maps offsets of a string node's content to the text and back. */
  offsetsIn(node: Node): StringOffsets {
    return stringOffsets(this.text, node.offset, node.length);
  }

  /** The source text of a node. */
  sourceOf(node: Node): string {
    return this.text.slice(node.offset, node.offset + node.length);
  }
}

/** Keys may hold dots, so where a step does not lead on, it is tried together with the steps that follow. */
function descend(node: Node | undefined, path: JsonPath, from: number): Node | undefined {
  if (!node || from === path.length) return node;
  const step = path[from];
  if (typeof step === 'number' && node.type === 'array') return descend(itemsOf(node)[step], path, from + 1);
  if (propertiesOf(node).length === 0) return undefined;
  for (let to = from + 1; to <= path.length; to++) {
    const next = valueAt(node, formatPath(path.slice(from, to)));
    const found = next && descend(next, path, to);
    if (found) return found;
  }
  return undefined;
}
