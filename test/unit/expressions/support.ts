import assert from 'node:assert/strict';
import { checkExpression } from '../../../flexli/expressions/check';
import type { CheckOptions } from '../../../flexli/expressions/check/rule';
import { evaluateExpression } from '../../../flexli/expressions/evaluate';
import type { ExpressionError, ExpressionFix } from '../../../flexli/expressions/expressionError';
import { flexliFunctions } from '../../../flexli/expressions/functions/flexli';
import type { JsonValue } from '../../../flexli/expressions/jsonValue';
import { parseExpression } from '../../../flexli/expressions/parser';

/** The clock and the dice of every test. */
export const NOW = new Date('2024-07-15T12:34:56.789Z');

export const functions = flexliFunctions({ now: () => NOW, random: () => 0.5, iteratorValue: { id: 7 } });

/** Evaluates with every function and expects a value. */
export function checkValue(expression: string, source: JsonValue, expected: JsonValue): void {
  assert.deepEqual(evaluateExpression(expression, source, functions), { ok: true, value: expected }, expression);
}

/** Evaluates with every function and expects an error of the evaluation, whose message has all of these parts. */
export function checkFailure(expression: string, source: JsonValue, code: string, ...parts: readonly string[]): void {
  const result = evaluateExpression(expression, source, functions);
  assert.ok(!result.ok, `${expression} gave ${JSON.stringify(result)}`);
  assert.equal(result.error.stage, 'evaluate', expression);
  assert.equal(result.error.code, code, result.error.message);
  for (const part of parts)
    assert.ok(result.error.message.includes(part), `${part} is not in: ${result.error.message}`);
}

/** An expression with the place of the error between « and ». */
export interface Marked {
  readonly text: string;
  readonly offset: number;
  readonly length: number;
}

function marked(source: string): Marked {
  const offset = source.indexOf('«');
  const end = source.indexOf('»') - 1;
  assert.ok(offset >= 0 && end >= offset, `no «place» in ${source}`);
  return { text: source.replace('«', '').replace('»', ''), offset, length: end - offset };
}

export interface ErrorCheck {
  readonly code: string;
  /** The text after the fix; undefined when there is to be none. */
  readonly fixed?: string | undefined;
  /** Parts of the message. */
  readonly says?: readonly string[];
  readonly advice?: boolean;
}

/** Expects exactly one error of the syntax, at the marked place. */
export function checkSyntaxError(source: string, check: ErrorCheck): void {
  const { text, ...place } = marked(source);
  checkErrors(parseExpression(text).errors, text, place, check);
}

/** Expects exactly one finding beyond the syntax, at the marked place. */
export function checkFinding(
  source: string,
  check: ErrorCheck,
  options: CheckOptions = { functions: 'all', insideIterator: false },
): void {
  const { text, ...place } = marked(source);
  const parsed = parseExpression(text);
  assert.deepEqual(parsed.errors, [], text);
  checkErrors(checkExpression(parsed, options), text, place, check);
}

/** Expects no finding at all. */
export function checkClean(text: string, options: CheckOptions = { functions: 'all', insideIterator: false }): void {
  const parsed = parseExpression(text);
  assert.deepEqual([...parsed.errors, ...checkExpression(parsed, options)], [], text);
}

function checkErrors(
  errors: readonly ExpressionError[],
  text: string,
  place: { readonly offset: number; readonly length: number },
  { code, fixed, says = [], advice = false }: ErrorCheck,
): void {
  const codes = errors.map((error) => `${error.code} at ${error.offset}+${error.length}`);
  assert.deepEqual(codes, [`${code} at ${place.offset}+${place.length}`], text);
  const error = errors[0]!;
  assert.equal(error.advice === true, advice, `${text}: advice`);
  assert.equal(error.fix && applied(text, error.fix), fixed, `${text}: the text after the fix`);
  for (const part of says) assert.ok(error.message.includes(part), `${part} is not in: ${error.message}`);
  assert.match(error.message, /^[\S].*[.?!]$/su, `${text}: no whole sentence`);
}

export function applied(text: string, { offset, length, text: inserted }: ExpressionFix): string {
  return text.slice(0, offset) + inserted + text.slice(offset + length);
}
