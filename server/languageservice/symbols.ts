import type { Node } from 'jsonc-parser';
import type { DocumentSymbol } from 'vscode-languageserver-types';
import { SymbolKind } from 'vscode-languageserver-types';
import { CORE_PREFIX } from '../../flexli/model/coreActions';
import type { LanguageDocument } from './languageDocument';
import { endOf, isComposite, keyOf, numberOf, stringOf, valueOf } from './syntax/nodes';

/** Editors get slow with more; the outline of a larger document ends there. */
const MAX_SYMBOLS = 20_000;
const MAX_DEPTH = 60;

/**
 * The outline of a longer text leaves out what is inside of actions, in UTF-16 units. Tens of thousands of lines help
 * nobody to find an action, and make an answer of megabytes after every keystroke.
 */
const LONG = 200_000;

/** What leads from an action to those inside of it. */
const LEADING: ReadonlySet<string> = new Set(['actions', 'branches']);

/** The outline, with the names that people use: `2 PostMessage · notify` instead of `1`. */
export function documentSymbols(document: LanguageDocument): DocumentSymbol[] {
  return new Outline(document).children(document.root, 0);
}

class Outline {
  readonly #document: LanguageDocument;
  readonly #isLong: boolean;
  #left = MAX_SYMBOLS;

  constructor(document: LanguageDocument) {
    this.#document = document;
    this.#isLong = document.text.length > LONG && document.kind !== 'project';
  }

  children(node: Node | undefined, depth: number): DocumentSymbol[] {
    if (!isComposite(node) || depth > MAX_DEPTH) return [];
    const symbols: DocumentSymbol[] = [];
    for (const [index, child] of (node.children ?? []).entries()) {
      if (this.#isLong && depth > 1 && node.type === 'object' && !leadsOn(child)) continue;
      if (this.#left-- <= 0) break;
      if (node.type === 'object') symbols.push(...this.#property(child, depth));
      else symbols.push(this.#item(child, index, depth));
    }
    return symbols;
  }

  #property(property: Node, depth: number): DocumentSymbol[] {
    const [key, value] = property.children ?? [];
    if (key === undefined) return [];
    const name = keyOf(property) || '""';
    return [this.#symbol(name, value === undefined ? SymbolKind.Null : kindOf(value), property, key, value, depth)];
  }

  #item(item: Node, index: number, depth: number): DocumentSymbol {
    const list = item.parent?.parent && keyOf(item.parent.parent);
    const read = this.#isLong && item.type === 'object' && list !== undefined ? BRIEF.get(list) : undefined;
    if (read !== undefined) {
      const brief = this.#document.parsed.onceFor(item, read);
      return this.#symbol(
        brief.name ?? String(index + 1),
        kindOf(item, list),
        item,
        item,
        brief.leads ? item : undefined,
        depth,
      );
    }
    const name = (item.type === 'object' ? nameOf(item, list) : undefined) ?? String(index + 1);
    return this.#symbol(name, kindOf(item, list), item, item, item, depth);
  }

  #symbol(
    name: string,
    kind: SymbolKind,
    node: Node,
    selected: Node,
    value: Node | undefined,
    depth: number,
  ): DocumentSymbol {
    const { textDocument, text } = this.#document;
    const range = (of: Node) => ({
      start: textDocument.positionAt(of.offset),
      end: textDocument.positionAt(endOf(of, text.length)),
    });
    const detail = value === undefined ? undefined : detailOf(value);
    const children = this.children(value, depth + 1);
    return {
      name,
      kind,
      range: range(node),
      selectionRange: range(selected),
      ...(detail !== undefined && { detail }),
      ...(children.length > 0 && { children }),
    };
  }
}

/** Whether there are actions below a key. */
function leadsOn(property: Node): boolean {
  const key = keyOf(property);
  if (key !== 'parameters') return LEADING.has(key);
  return [...LEADING].some((list) => valueOf(property.children?.[1], list)?.type === 'array');
}

/** What the outline of a long text has of an action or branch; follows from its own text. */
interface Brief {
  readonly name: string | undefined;
  /** Whether there are actions inside of it. */
  readonly leads: boolean;
}

const BRIEF: ReadonlyMap<string, (node: Node) => Brief> = new Map([
  ['actions', (node: Node) => briefOf(node, 'actions')],
  ['branches', (node: Node) => briefOf(node, 'branches')],
]);

function briefOf(node: Node, list: string): Brief {
  return { name: nameOf(node, list), leads: node.children?.some(leadsOn) === true };
}

/** What an item of a list is called, by the list it stands in. */
function nameOf(item: Node, list: string | undefined): string | undefined {
  const type = stringOf(item, 'type');
  const order = numberOf(item, 'order');
  if (list === 'actions' && order !== undefined)
    return `${order} ${shortType(type)}${note(stringOf(item, 'description'))}`;
  if (list === 'branches') return `${order ?? '?'} Branch${note(stringOf(item, 'description')) || elseNote(item)}`;
  if (list === 'attributes') {
    const { attribute, operator } = { attribute: stringOf(item, 'attribute'), operator: stringOf(item, 'operator') };
    return attribute === undefined || attribute === '' ? undefined : `${attribute} ${operator ?? ''}`.trim();
  }
  if (type === undefined || type === '') return undefined;
  return `${type}${note(stringOf(item, 'name'))}`;
}

function shortType(type: string | undefined): string {
  return type === undefined || type === '' ? 'action' : type.replace(CORE_PREFIX, '');
}

function elseNote(branch: Node): string {
  return valueOf(branch, 'condition') === undefined ? ' · else' : '';
}

function note(text: string | undefined): string {
  const line = text?.replace(/\s+/g, ' ').trim() ?? '';
  if (line === '') return '';
  return ` · ${line.length > 60 ? `${line.slice(0, 57)}…` : line}`;
}

function kindOf(node: Node, list?: string): SymbolKind {
  if (list === 'actions') return SymbolKind.Method;
  if (list === 'events') return SymbolKind.Event;
  switch (node.type) {
    case 'object':
      return SymbolKind.Module;
    case 'array':
      return SymbolKind.Array;
    case 'string':
      return SymbolKind.String;
    case 'number':
      return SymbolKind.Number;
    case 'boolean':
      return SymbolKind.Boolean;
    default:
      return SymbolKind.Null;
  }
}

/** The value beside the name, for what has no children. */
function detailOf(value: Node): string | undefined {
  if (isComposite(value)) return undefined;
  const text = String(value.value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
