import type { Node } from 'jsonc-parser';
import type { SelectionRange } from 'vscode-languageserver-types';
import { stringOffsets } from '../../flexli/document/stringOffsets';
import { parseExpression } from '../../flexli/expressions/parser';
import { nodesAt } from '../../flexli/expressions/walk';
import type { LanguageDocument } from './languageDocument';
import { findCursor } from './syntax/cursor';
import { endOf, isComposite, stringValue } from './syntax/nodes';

/**
 * Ranges from the inside out: the parts of an expression, the text of a string, the value, its property, what its
 * braces hold, and so on.
 */
export function selectionRange(document: LanguageDocument, offset: number): SelectionRange {
  const cursor = findCursor(document.root, document.text, offset);
  const size = document.text.length;
  const spans: (readonly [number, number])[] = [];
  const add = (start: number, end: number) => {
    const last = spans.at(-1);
    if (start > offset || end < offset || (last?.[0] === start && last[1] === end)) return;
    spans.push([start, end]);
  };
  for (const [start, end] of expressionSpans(document.text, cursor.literal, offset)) add(start, end);
  let node: Node | undefined = cursor.literal ?? cursor.property ?? cursor.container ?? document.root;
  while (node !== undefined) {
    const end = endOf(node, size);
    const closed = node.length > 1;
    if (closed && (isComposite(node) || node.type === 'string')) add(node.offset + 1, end - 1);
    add(node.offset, end);
    node = node.parent;
  }
  const rangeOf = ([start, end]: readonly [number, number]) => ({
    start: document.textDocument.positionAt(start),
    end: document.textDocument.positionAt(end),
  });
  let found: SelectionRange | undefined;
  for (const span of spans.reverse()) found = { range: rangeOf(span), ...(found && { parent: found }) };
  return found ?? { range: rangeOf([offset, offset]) };
}

/** The parts of the expression in a string around an offset, the smallest first. */
function expressionSpans(
  text: string,
  literal: Node | undefined,
  offset: number,
): readonly (readonly [number, number])[] {
  const expression = stringValue(literal);
  if (literal === undefined || expression?.startsWith('::') !== true) return [];
  const offsets = stringOffsets(text, literal.offset, literal.length);
  const around = nodesAt(parseExpression(expression.slice(2)).ast, offsets.toContent(offset) - 2);
  return around.toReversed().map(({ start, end }) => [offsets.toSource(start + 2), offsets.toSource(end + 2)] as const);
}
