import type { Node } from 'jsonc-parser';
import type { Position } from 'vscode-languageserver-types';
import type { SourceIdentity } from '../../../flexli/document/sourceIdentities';
import { stringOffsets } from '../../../flexli/document/stringOffsets';
import type { LanguageDocument } from '../languageDocument';
import { endOf, stringValue, valueOf } from '../syntax/nodes';
import type { ColouredPart } from './expressionTokens';
import { expressionTokens } from './expressionTokens';
import { visitSitesBelow } from './findSites';
import { filledFields, namesAt } from './formatFields';
import { expressionOf } from './parsedExpressions';
import type { ExpressionSite, Place } from './site';
import { TOKEN_MODIFIERS, TOKEN_TYPES } from './tokenLegend';

/** A coloured part of a line. */
interface Token extends Position {
  readonly length: number;
  readonly type: number;
  readonly modifiers: number;
}

/** Length of the mark `::`. */
const MARK = 2;

/**
 * Colours the expressions and `{name}` fields of documents. The tokens of an action are kept for as long as its text stays
 * the same, so that after an edit only what changed is looked at.
 */
export class SemanticTokenizer {
  /** By action; lines count from its first one, and characters of that line from where it begins. */
  readonly #kept = new WeakMap<SourceIdentity, readonly Token[]>();

  /** The tokens between two offsets, whole lines of them, in the numbers of LSP: five for each. */
  tokens(document: LanguageDocument, range: { readonly start: number; readonly end: number }): number[] {
    const [from, to] = [document.textDocument.positionAt(range.start), document.textDocument.positionAt(range.end)];
    const parts = partsOfDocument(document).filter(
      ({ node }) => node.offset <= range.end && endOf(node, document.text.length) >= range.start,
    );
    const data: number[] = [];
    let last: Position = { line: 0, character: 0 };
    for (const { node, place } of parts) {
      const start = document.textDocument.positionAt(node.offset);
      for (const token of this.#tokensOf(document, node, place, start)) {
        const line = start.line + token.line;
        if (line < from.line || line > to.line) continue;
        const character = token.line === 0 ? start.character + token.character : token.character;
        const deltaLine = line - last.line;
        data.push(deltaLine, deltaLine === 0 ? character - last.character : character);
        data.push(token.length, token.type, token.modifiers);
        last = { line, character };
      }
    }
    return data;
  }

  #tokensOf(document: LanguageDocument, node: Node, place: Place, start: Position): readonly Token[] {
    const identity = document.parsed.identityOf(node);
    let tokens = this.#kept.get(identity);
    if (tokens === undefined) {
      tokens = tokensBelow(document, node, place).map((token) => ({
        ...token,
        line: token.line - start.line,
        character: token.line === start.line ? token.character - start.character : token.character,
      }));
      this.#kept.set(identity, tokens);
    }
    return tokens;
  }
}

interface DocumentPart {
  readonly node: Node;
  readonly place: Place;
}

/** The source and the actions of a document, in the order of the text. */
function partsOfDocument({ kind, root }: LanguageDocument): readonly DocumentPart[] {
  const actions = valueOf(root, 'actions');
  const items = (actions?.type === 'array' ? (actions.children ?? []) : []).filter(({ type }) => type === 'object');
  if (kind === 'connector') return items.map((node) => ({ node, place: { at: 'connectorAction', action: node } }));
  if (kind !== 'workflow') return [];
  const parts = items.map((node): DocumentPart => ({
    node,
    place: { at: 'action', action: node, insideIterator: false },
  }));
  const source = valueOf(root, 'source');
  if (source?.type !== 'object') return parts;
  const first: DocumentPart = { node: source, place: { at: 'source' } };
  return actions !== undefined && actions.offset < source.offset ? [...parts, first] : [first, ...parts];
}

function tokensBelow(document: LanguageDocument, node: Node, place: Place): readonly Token[] {
  const tokens: Token[] = [];
  visitSitesBelow(node, place, (literal, site) => {
    addTokens(document, literal, partsOfText(stringValue(literal) ?? '', site), tokens);
  });
  return tokens;
}

/** The parts of a string's content. */
function partsOfText(text: string, site: ExpressionSite): readonly ColouredPart[] {
  const expression = expressionOf(text);
  if (expression === undefined) return fieldParts(text, site);
  const mark: ColouredPart = { start: 0, end: MARK, type: 'operator' };
  const parts = expressionTokens(expression);
  return [mark, ...parts.map((part) => ({ ...part, start: part.start + MARK, end: part.end + MARK }))];
}

function fieldParts(text: string, site: ExpressionSite): readonly ColouredPart[] {
  if (site.fills === undefined || !text.includes('{')) return [];
  const fields = filledFields(text, namesAt(site));
  return fields.map(({ name, start }) => ({ start: start + 1, end: start + 1 + name.length, type: 'parameter' }));
}

/** A JSON string has no line breaks, so that all of its parts are in one line. */
function addTokens(document: LanguageDocument, node: Node, parts: readonly ColouredPart[], tokens: Token[]): void {
  if (parts.length === 0) return;
  const { text, textDocument } = document;
  const offsets = stringOffsets(text, node.offset, endOf(node, text.length) - node.offset);
  const begin = textDocument.positionAt(node.offset);
  for (const { start, end, type, modifier } of parts) {
    const from = offsets.toSource(start);
    tokens.push({
      line: begin.line,
      character: begin.character + from - node.offset,
      length: offsets.toSource(end) - from,
      type: TOKEN_TYPES.indexOf(type),
      modifiers: modifier === undefined ? 0 : 1 << TOKEN_MODIFIERS.indexOf(modifier),
    });
  }
}
