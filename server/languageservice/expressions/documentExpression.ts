import type { Node } from 'jsonc-parser';
import { stringOffsets } from '../../../flexli/document/stringOffsets';
import type { StringOffsets } from '../../../flexli/document/stringOffsets';
import type { ParsedExpression } from '../../../flexli/expressions/parser';
import type { LanguageDocument } from '../languageDocument';
import { stringValue } from '../syntax/nodes';
import { siteOf } from './findSites';
import type { ParsedExpressions } from './parsedExpressions';
import type { ExpressionSite } from './site';

/** Length of the mark `::`. */
const MARK = 2;

/** An expression where it stands in a document. */
export class DocumentExpression {
  readonly #offsets: StringOffsets;

  constructor(
    text: string,
    readonly node: Node,
    readonly site: ExpressionSite,
    readonly parsed: ParsedExpression,
  ) {
    this.#offsets = stringOffsets(text, node.offset, node.length < 0 ? text.length - node.offset : node.length);
  }

  /** The offset in the document of a place in the expression, which counts from behind its mark. */
  toDocument(offset: number): number {
    return this.#offsets.toSource(offset + MARK);
  }

  /** The place in the expression of an offset in the document; negative within the mark. */
  toExpression(offset: number): number {
    return this.#offsets.toContent(offset) - MARK;
  }
}

/** The expression in a string node, if the engine evaluates one there. */
export function expressionAt(
  document: LanguageDocument,
  node: Node | undefined,
  expressions: ParsedExpressions,
): DocumentExpression | undefined {
  const parsed = expressions.of(stringValue(node) ?? '');
  if (node === undefined || parsed === undefined) return undefined;
  const site = siteOf(document.kind, node);
  return site && new DocumentExpression(document.text, node, site, parsed);
}
