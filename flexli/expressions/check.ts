import { checkArgumentCount } from './check/argumentCount';
import { checkArgumentTypes } from './check/argumentTypes';
import { checkCharacterSets } from './check/characterSets';
import { checkComparison } from './check/comparison';
import { checkFunctionName } from './check/functionName';
import { checkKeywords } from './check/keywords';
import { checkMissingCommas } from './check/missingCommas';
import { checkQuotes } from './check/quotes';
import { checkSlice } from './check/slice';
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
];

/**
 * What can be said of an expression without data, beyond its syntax: unknown functions, arguments that cannot fit, and
 * (marked as `advice`) what works but is hardly meant. An expression with syntax errors has none of these.
 */
export function checkExpression(parsed: ParsedExpression, options: CheckOptions): readonly ExpressionError[] {
  if (parsed.errors.length > 0) {
    return [];
  }
  const found: ExpressionError[] = [];
  walkExpression(parsed.ast, (node) => {
    for (const rule of RULES) {
      found.push(...rule(node, parsed.text, options));
    }
  });
  return found.sort((left, right) => left.offset - right.offset);
}
