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
import type { ParsedExpression } from './parser';
import { walkExpression } from './walk';

const RULES: readonly Rule[] = [
  checkFunctionName,
  checkArgumentCount,
  checkArgumentTypes,
  checkCharacterSets,
  checkMissingCommas,
  checkComparison,
  checkSlice,
  checkQuotes,
  checkKeywords,
  checkAlwaysNull,
  checkReferences,
  checkLiteralText,
  checkUncalled,
];

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
    for (const rule of RULES) {
      found.push(...rule(node, parsed.text, options));
    }
  });
  return found.sort((left, right) => left.offset - right.offset);
}
