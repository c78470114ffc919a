import { checkExpression } from '../../../flexli/expressions/check';
import type { CheckOptions } from '../../../flexli/expressions/check/rule';
import type { ExpressionError } from '../../../flexli/expressions/expressionError';
import { parseExpression } from '../../../flexli/expressions/parser';
import type { ParsedExpression } from '../../../flexli/expressions/parser';

/** A large document has about so many different expressions. */
const MAX_KEPT = 20_000;

/** Expressions by their text, since after an edit nearly all are the same as before. */
export class ParsedExpressions {
  readonly #kept = new Map<string, ParsedExpression>();
  readonly #checked = new Map<string, readonly ExpressionError[]>();

  /** `text` is without the leading `::`. */
  parse(text: string): ParsedExpression {
    const known = this.#kept.get(text);
    if (known !== undefined) return known;
    const parsed = parseExpression(text);
    if (this.#kept.size >= MAX_KEPT) this.#kept.clear();
    this.#kept.set(text, parsed);
    return parsed;
  }

  /** What is wrong with an expression that has no syntax errors. */
  check(parsed: ParsedExpression, options: CheckOptions): readonly ExpressionError[] {
    const key = `${options.functions} ${String(options.insideIterator)} ${parsed.text}`;
    const known = this.#checked.get(key);
    if (known !== undefined) return known;
    const errors = checkExpression(parsed, options);
    if (this.#checked.size >= MAX_KEPT) this.#checked.clear();
    this.#checked.set(key, errors);
    return errors;
  }
}

/** The expression in a string, without its mark; undefined for a string that is none. */
export function expressionOf(value: string): string | undefined {
  return value.startsWith('::') ? value.slice(2) : undefined;
}
