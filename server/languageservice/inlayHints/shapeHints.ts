import type { InlayHint, Range } from 'vscode-languageserver-types';
import { InlayHintKind, MarkupKind } from 'vscode-languageserver-types';
import type { LanguageContext } from '../context';
import type { ExpressionFeatures } from '../expressions/expressionFeatures';
import { expressionAt } from '../expressions/documentExpression';
import { shapesAt } from '../expressions/siteShapes';
import { shapeOfExpression } from '../inference/expressionShape';
import { shapeTree, shapeWords } from '../inference/shapeText';
import type { LanguageDocument } from '../languageDocument';
import { keyOf } from '../syntax/nodes';
import { propertiesWithin } from './propertiesWithin';

/** Keys under which a value gets a name that other expressions use; and the list that an iterator goes through. */
const NAMING: ReadonlySet<string> = new Set(['transform', 'variables']);
const LIST = 'array_path';

/** What the named expressions of a range give, after each, where that is known. */
export function shapeHints(
  document: LanguageDocument,
  range: Range,
  context: LanguageContext,
  { inference, parsed }: ExpressionFeatures,
): InlayHint[] {
  const { textDocument, kind, root } = document;
  if (kind !== 'workflow' || root === undefined) return [];
  const [start, end] = [textDocument.offsetAt(range.start), textDocument.offsetAt(range.end)];
  return propertiesWithin(root, start, end).flatMap((property): InlayHint[] => {
    const value = property.children?.[1];
    const holder = property.parent?.parent;
    const isNamed = holder?.type === 'property' && NAMING.has(keyOf(holder));
    if (value?.type !== 'string' || (!isNamed && keyOf(property) !== LIST)) return [];
    const expression = expressionAt(document, value, parsed);
    if (expression === undefined || expression.parsed.text === '') return [];
    const shapes = shapesAt(expression.site, document, context, inference);
    const shape = shapeOfExpression(expression.parsed.ast, shapes.source, shapes);
    const words = shape.kind === 'null' ? undefined : shapeWords(shape);
    if (words === undefined || expression.parsed.errors.length > 0) return [];
    const tree = shapeTree(shape);
    return [
      {
        position: textDocument.positionAt(value.offset + value.length),
        label: `: ${words}`,
        kind: InlayHintKind.Type,
        ...(tree !== undefined && { tooltip: { kind: MarkupKind.Markdown, value: `\`\`\`\n${tree}\n\`\`\`` } }),
      },
    ];
  });
}
