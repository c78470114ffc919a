import type { Node } from 'jsonc-parser';
import { stringOffsets } from '../../../flexli/document/stringOffsets';
import type { LanguageDocument } from '../languageDocument';
import { endOf, stringValue } from '../syntax/nodes';
import type { ColouredPart } from './expressionTokens';
import { expressionTokens } from './expressionTokens';
import { visitSites } from './findSites';
import { filledFields, namesAt } from './formatFields';
import { expressionOf } from './parsedExpressions';
import type { ExpressionSite } from './site';
import { TOKEN_MODIFIERS, TOKEN_TYPES } from './tokenLegend';

/** Length of the mark `::`. */
const MARK = 2;

/**
 * The colours of the expressions and `{name}` fields between two offsets, in the numbers of LSP: five for each part, the
 * place relative to the part before.
 */
export function semanticTokens(
  document: LanguageDocument,
  range: { readonly start: number; readonly end: number },
): number[] {
  const builder = new TokenBuilder(document);
  visitSites(document.kind, document.root, range, (node, site) => {
    builder.add(node, partsOf(node, site));
  });
  return builder.data;
}

/** The parts of a string's content. */
function partsOf(node: Node, site: ExpressionSite): readonly ColouredPart[] {
  const text = stringValue(node) ?? '';
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

class TokenBuilder {
  readonly data: number[] = [];
  readonly #document: LanguageDocument;
  #line = 0;
  #character = 0;

  constructor(document: LanguageDocument) {
    this.#document = document;
  }

  /** Parts of a string's content; a JSON string has no line breaks. */
  add(node: Node, parts: readonly ColouredPart[]): void {
    if (parts.length === 0) return;
    const { text, textDocument } = this.#document;
    const offsets = stringOffsets(text, node.offset, endOf(node, text.length) - node.offset);
    const begin = textDocument.positionAt(node.offset);
    for (const { start, end, type, modifier } of parts) {
      const from = offsets.toSource(start);
      const length = offsets.toSource(end) - from;
      const character = begin.character + from - node.offset;
      const deltaLine = begin.line - this.#line;
      const deltaCharacter = deltaLine === 0 ? character - this.#character : character;
      const modifiers = modifier === undefined ? 0 : 1 << TOKEN_MODIFIERS.indexOf(modifier);
      this.data.push(deltaLine, deltaCharacter, length, TOKEN_TYPES.indexOf(type), modifiers);
      this.#line = begin.line;
      this.#character = character;
    }
  }
}
