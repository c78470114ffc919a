import { checkAlwaysNull } from './check/alwaysNull';
import { checkArgumentCount } from './check/argumentCount';
import { checkArgumentTypes } from './check/argumentTypes';
import { checkCharacterSets } from './check/characterSets';
import { checkComparison } from './check/comparison';
import { checkFunctionName } from './check/functionName';
import { checkKeywords } from './check/keywords';
import { checkLiteralText } from './check/literalText';
import { checkMissingCommas } from './check/missingCommas';
import { checkQuotes } from './check/quotes';
import { checkReferences, checkWholeReference } from './check/references';
import { checkSlice } from './check/slice';
import { checkUncalled } from './check/uncalled';
import type { CheckOptions, Rule } from './check/rule';
import type { ExpressionError } from './expressionError';
import type { ExpressionNode } from './nodes';
import type { ParsedExpression } from './parser';
import { walkExpression } from './walk';

type Kind = ExpressionNode['kind'];

/** Every rule with the kinds of nodes that it looks at. */
const RULES: readonly (readonly [rule: Rule, ...kinds: Kind[]])[] = [
  [checkFunctionName, 'call'],
  [checkArgumentCount, 'call'],
  [checkArgumentTypes, 'call'],
  [checkCharacterSets, 'call'],
  [checkMissingCommas, 'call', 'multiSelectObject'],
  [checkComparison, 'comparison'],
  [checkSlice, 'slice'],
  [checkQuotes, 'comparison', 'call'],
  [checkKeywords, 'comparison', 'call', 'and', 'or', 'field'],
  [checkAlwaysNull, 'subexpression', 'pipe', 'index', 'filterProjection', 'listProjection'],
  [checkReferences, 'subexpression', 'pipe', 'and', 'or', 'not', 'comparison', 'expressionReference'],
  [checkReferences, 'filterProjection', 'multiSelectList', 'multiSelectObject'],
  [checkLiteralText, 'literal'],
  [checkUncalled, 'field'],
];

const RULES_OF = rulesByKind();

/**
 * What can be said of an expression without data, beyond its syntax: unknown functions, arguments that cannot fit, and
 * (marked as `advice`) what works but is hardly meant. An expression with syntax errors has none of these.
 */
export function checkExpression(parsed: ParsedExpression, options: CheckOptions): readonly ExpressionError[] {
  if (parsed.errors.length > 0) {
    return [];
  }
  const found: ExpressionError[] = [...checkWholeReference(parsed.ast)];
  walkExpression(parsed.ast, (node) => {
    for (const rule of RULES_OF.get(node.kind) ?? []) {
      for (const error of rule(node, parsed.text, options)) {
        found.push(error);
      }
    }
  });
  return found.length < 2 ? found : found.sort((left, right) => left.offset - right.offset);
}

function rulesByKind(): ReadonlyMap<Kind, readonly Rule[]> {
  const byKind = new Map<Kind, Rule[]>();
  for (const [rule, ...kinds] of RULES) {
    for (const kind of kinds) {
      byKind.set(kind, [...(byKind.get(kind) ?? []), rule]);
    }
  }
  return byKind;
}
