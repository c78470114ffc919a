import type { JsonValue } from '../../../../flexli/model/json';
import { CHARACTER_SETS } from '../../../../flexli/expressions/check/characterSets';
import type { ComparisonNode, ExpressionNode } from '../../../../flexli/expressions/nodes';
import { walkExpression } from '../../../../flexli/expressions/walk';
import { shapeOfExpression } from '../../inference/expressionShape';
import type { Shape } from '../../inference/shape';
import { membersOf } from '../../inference/shape';
import type { ExpressionItem } from './expressionItem';
import { CompletionItemKind } from 'vscode-languageserver-types';

/** The values that the other side of a comparison can have, such as those of an enumeration. */
export function expectedValues(
  ast: ExpressionNode,
  place: ExpressionNode,
  sources: ReadonlyMap<ExpressionNode, Shape>,
  iteratorItem: Shape | undefined,
): readonly ExpressionItem[] {
  const comparison = comparisonAround(ast, place);
  if (comparison === undefined) return [];
  const other = comparison.left === place ? comparison.right : comparison.left;
  const source = sources.get(other);
  if (source === undefined) return [];
  const shape = shapeOfExpression(other, source, { iteratorItem });
  const values = membersOf(shape).flatMap((member) =>
    member.kind === 'object' || member.kind === 'list'
      ? []
      : (member.values ?? (member.kind === 'boolean' ? [true, false] : [])),
  );
  return values.map(valueItem);
}

/** What `flexli_random_string` takes characters from. */
export function characterSets(): readonly ExpressionItem[] {
  return CHARACTER_SETS.map(valueItem);
}

const DATE_FORMATS: readonly (readonly [format: string, example: string])[] = [
  ['%Y-%m-%d', '2026-01-31'],
  ['%Y-%m-%dT%H:%M:%SZ', '2026-01-31T09:05:00Z'],
  ['%Y-%m-%d %H:%M', '2026-01-31 09:05'],
  ['%d.%m.%Y', '31.01.2026'],
  ['%m/%d/%Y', '01/31/2026'],
];

/** Formats of dates, with what they give. */
export function dateFormats(): readonly ExpressionItem[] {
  return DATE_FORMATS.map(([format, example]) => ({ ...valueItem(format), detail: example }));
}

function valueItem(value: JsonValue): ExpressionItem {
  const text = literalText(value);
  return { label: text, kind: CompletionItemKind.EnumMember, text, rank: 0 };
}

function comparisonAround(ast: ExpressionNode, place: ExpressionNode): ComparisonNode | undefined {
  let found: ComparisonNode | undefined;
  walkExpression(ast, (node) => {
    if (node.kind === 'comparison' && (node.left === place || node.right === place)) found = node;
  });
  return found;
}

/** A value as an expression writes it. */
function literalText(value: JsonValue): string {
  if (typeof value === 'string') return `'${value.replaceAll("'", "\\'")}'`;
  return `\`${JSON.stringify(value)}\``;
}
