import type { Node } from 'jsonc-parser';
import { parseExpression } from '../../../flexli/expressions/parser';
import { stringOffsets } from '../../../flexli/document/stringOffsets';
import { keyOf, stringValue } from '../syntax/nodes';
import { readsOf } from './expressionReads';
import type { KeyPath, Mention, NameForm, Target } from './mention';
import { ITEM } from './mention';
import type { TextPart } from './textParts';
import { formatFields, keyPathParts, placeholderParts } from './textParts';

/** Makes the target of a path, which the reader of a file knows. */
export type TargetOfPath = (path: KeyPath) => Target | undefined;

/** Collects what strings of a file mention; whatever is no string mentions nothing. */
export class MentionList {
  readonly all: Mention[] = [];
  /** Told of a key that stands for all of the state, and so names nothing. */
  onEverything?: (key: Node, target: TargetOfPath) => void;

  constructor(readonly text: string) {}

  /** The whole content of a string. */
  whole(node: Node | undefined, target: Target, options: { defines?: boolean; form?: NameForm } = {}): void {
    const name = stringValue(node);
    if (node === undefined || name === undefined || name === '') return;
    this.#add(node, { name, start: 0, end: name.length }, target, options.form ?? 'text', options.defines ?? false);
  }

  /** What the expression in a string reads; false when it is none. */
  expression(node: Node | undefined, target: TargetOfPath): boolean {
    const text = stringValue(node);
    if (node === undefined || text?.startsWith('::') !== true) return false;
    for (const { path, start, end } of readsOf(parseExpression(text.slice(2)).ast)) {
      const found = target(path);
      const part = { name: path.at(-1) ?? '', start: start + 2, end: end + 2 };
      if (found !== undefined) this.#add(node, part, found, 'field', false);
    }
    return true;
  }

  /** The expressions in a value, at any depth, and the `{fields}` of its strings as far as they are wanted. */
  values(node: Node | undefined, target: TargetOfPath, field?: (name: string) => Target | undefined): void {
    for (const text of stringsIn(node)) {
      this.expression(text, target);
      if (field !== undefined) this.fields(text, field);
    }
  }

  fields(node: Node, target: (name: string) => Target | undefined): void {
    for (const part of formatFields(stringValue(node) ?? '')) {
      const found = target(part.name);
      if (found !== undefined) this.#add(node, part, found, 'format', false);
    }
  }

  /** A key that is a key path, every step of it; gives the path. */
  keyPath(key: Node | undefined, base: KeyPath, target: TargetOfPath, defines = true): KeyPath {
    let path = base;
    if (key === undefined) return path;
    for (const part of keyPathParts(stringValue(key) ?? '')) {
      path = [...path, part.name];
      const found = target(path);
      if (found !== undefined) this.#add(key, part, found, 'keyPath', defines);
    }
    return path;
  }

  /** The keys of an object and of what it holds, each by its path; the outermost may be key paths. */
  keys(node: Node | undefined, target: TargetOfPath, options: { keyPaths: boolean; defines: boolean }): void {
    const { defines } = options;
    const waiting: { node: Node | undefined; path: KeyPath; keyPaths: boolean }[] = [
      { node, path: [], keyPaths: options.keyPaths },
    ];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const { node: holder, path } = next;
      for (const child of holder?.children ?? []) {
        if (holder?.type === 'array') waiting.push({ node: child, path: [...path, ITEM], keyPaths: false });
        if (child.type !== 'property') continue;
        const [key, value] = child.children ?? [];
        const inner = next.keyPaths
          ? this.keyPath(key, path, target, defines)
          : this.#key(key, [...path, keyOf(child)], target, defines);
        waiting.push({ node: value, path: inner, keyPaths: false });
      }
    }
  }

  /** Every `{{Name}}` in the values below a node, save in some of them. */
  placeholders(root: Node | undefined, without?: ReadonlySet<Node>): void {
    if (root === undefined || !this.text.slice(root.offset, root.offset + root.length).includes('{{')) return;
    for (const node of stringsIn(root, without)) {
      for (const part of placeholderParts(stringValue(node) ?? '')) {
        this.#add(node, part, { kind: 'placeholder', name: part.name }, 'text', false);
      }
    }
  }

  #key(key: Node | undefined, path: KeyPath, target: TargetOfPath, defines: boolean): KeyPath {
    const found = target(path);
    if (found !== undefined) this.whole(key, found, { defines });
    return path;
  }

  #add(node: Node, part: TextPart, target: Target, form: NameForm, defines: boolean): void {
    const offsets = stringOffsets(this.text, node.offset, node.length);
    const [start, end] = [offsets.toSource(part.start), offsets.toSource(part.end)];
    this.all.push({ target, defines, start, end, form });
  }
}

/** The strings among the values at and below a node, save in some of them, in the order of the text. */
export function stringsIn(root: Node | undefined, without?: ReadonlySet<Node>): readonly Node[] {
  const found: Node[] = [];
  const waiting: Node[] = root ? [root] : [];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (without?.has(node)) continue;
    if (node.type === 'string') found.push(node);
    const children = node.type === 'property' ? (node.children?.slice(1) ?? []) : (node.children ?? []);
    for (let index = children.length - 1; index >= 0; index--) {
      const child = children[index];
      if (child !== undefined) waiting.push(child);
    }
  }
  return found;
}
