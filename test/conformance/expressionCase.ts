import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { evaluateExpression } from '../../flexli/expressions/evaluate';
import type { EvaluationResult } from '../../flexli/expressions/evaluate';
import { flexliFunctions } from '../../flexli/expressions/functions/flexli';
import { standardFunctions } from '../../flexli/expressions/functions/standard';
import type { JsonValue } from '../../flexli/expressions/jsonValue';

/** What jmespath.py made of an expression. `offset` is in UTF-16 units and there where Python names a place. */
export type Recorded =
  | { readonly ok: true; readonly value: JsonValue }
  | { readonly ok: false; readonly stage?: 'parse' | 'evaluate'; readonly offset?: number };

export interface ExpressionCase {
  readonly name: string;
  readonly expression: string;
  readonly source: JsonValue;
  readonly result: Recorded;
}

const FUNCTIONS = {
  standard: standardFunctions,
  flexli: flexliFunctions({ now: () => new Date('2024-07-15T12:00:00Z'), random: () => 0.5 }),
} as const;

/** Same verdict, same stage where it is known, and same value. Key order of objects does not count. */
export function checkCase(item: ExpressionCase, functions: keyof typeof FUNCTIONS): EvaluationResult {
  const { name, expression, source, result } = item;
  const ours = evaluateExpression(expression, source, FUNCTIONS[functions]);
  const about = `${name} ${JSON.stringify(expression)}: ${JSON.stringify(ours)}`;
  assert.equal(ours.ok, result.ok, about);
  if (ours.ok && result.ok) assert.deepEqual(ours.value, result.value, about);
  if (!ours.ok && !result.ok && result.stage !== undefined) assert.equal(ours.error.stage, result.stage, about);
  return ours;
}

/** How often our offset of a syntax error is at most `distance` away from the one that Python names, from 0 to 1. */
export function offsetsWithin(cases: readonly ExpressionCase[], distance: number): number {
  const placed = cases.flatMap((item) => {
    const offset = item.result.ok || item.result.stage !== 'parse' ? undefined : item.result.offset;
    return offset === undefined ? [] : [{ item, offset }];
  });
  assert.ok(placed.length > 0, 'no case names an offset');
  const near = placed.filter(({ item, offset }) => {
    const ours = evaluateExpression(item.expression, item.source, standardFunctions);
    return !ours.ok && ours.error.offset !== undefined && Math.abs(ours.error.offset - offset) <= distance;
  });
  return near.length / placed.length;
}

/** The JSON lines of a file beside the checkout; undefined when it is not there. */
export function readShared(file: string): readonly unknown[] | undefined {
  const full = path.resolve('../shared', file);
  if (!existsSync(full)) return undefined;
  const lines = readFileSync(full, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line): unknown => JSON.parse(line));
}
