import { checkExpression } from '../../../flexli/expressions/check';
import type { CheckOptions } from '../../../flexli/expressions/check/rule';
import type { ExpressionError } from '../../../flexli/expressions/expressionError';
import { parseExpression } from '../../../flexli/expressions/parser';
import type { ParsedExpression } from '../../../flexli/expressions/parser';

/** A large document has about so many different expressions. */
const MAX_KEPT = 20_000;

interface Kept {
  readonly parsed: ParsedExpression;
  /** What is wrong with it, by what it may call and where it stands. */
  readonly errors: (readonly ExpressionError[] | undefined)[];
}

/** Expressions by their text, since after an edit nearly all are the same as before. */
export class ParsedExpressions {
  readonly #kept = new Map<string, Kept>();

  /** The expression in a string; undefined for a string that is none. The mark alone is an empty expression. */
  of(value: string): ParsedExpression | undefined {
    return isExpression(value) ? this.#keep(value).parsed : undefined;
  }

  /** What is wrong with the expression in a string, its syntax aside. */
  errorsOf(value: string, options: CheckOptions): readonly ExpressionError[] {
    const { parsed, errors } = this.#keep(value);
    const variant = (options.functions === 'all' ? 1 : 0) + (options.insideIterator ? 2 : 0);
    return (errors[variant] ??= checkExpression(parsed, options));
  }

  /** By the whole string, which nodes of syntax trees have as it is. */
  #keep(value: string): Kept {
    let kept = this.#kept.get(value);
    if (kept === undefined) {
      kept = { parsed: parseExpression(value.slice(MARK)), errors: [undefined, undefined, undefined, undefined] };
      if (this.#kept.size >= MAX_KEPT) this.#kept.clear();
      this.#kept.set(value, kept);
    }
    return kept;
  }
}

/** Length of the mark `::`. */
const MARK = 2;

function isExpression(value: string): boolean {
  return value.charCodeAt(0) === 58 && value.charCodeAt(1) === 58;
}

/** The expression in a string, without its mark; undefined for a string that is none. */
export function expressionOf(value: string): string | undefined {
  return value.startsWith('::') ? value.slice(2) : undefined;
}
