import { isDeepStrictEqual } from 'node:util';
import { evaluateExpression } from '../../flexli/expressions/evaluate';
import type { EvaluationResult } from '../../flexli/expressions/evaluate';
import { flexliFunctions } from '../../flexli/expressions/functions/flexli';
import { standardFunctions } from '../../flexli/expressions/functions/standard';
import type { Recorded } from '../conformance/expressionCase';
import type { SearchCase } from './parityCase';
import { plainJson } from './plainJson';
import { percent, table } from './table';

export interface ComparedSearch {
  readonly item: SearchCase;
  readonly ours: EvaluationResult;
  /** Same verdict, and the same value or, where it is known, stage; undefined without a recorded result. */
  readonly agreed: boolean | undefined;
  /** Whether the offset of a syntax error is at most 1 away from the one that Python names; undefined if it names none. */
  readonly near: boolean | undefined;
}

const FUNCTIONS = {
  standard: standardFunctions,
  flexli: flexliFunctions({ now: () => new Date('2024-07-15T12:00:00Z'), random: () => 0.5 }),
} as const;

export function compareSearches(cases: readonly SearchCase[]): readonly ComparedSearch[] {
  return cases.map((item) => {
    const ours = evaluateExpression(item.expression, item.source, FUNCTIONS[item.functions]);
    const { result } = item;
    if (result === undefined) return { item, ours, agreed: undefined, near: undefined };
    return { item, ours, agreed: agrees(ours, result), near: isNear(ours, result) };
  });
}

function agrees(ours: EvaluationResult, theirs: Recorded): boolean {
  if (ours.ok) return theirs.ok && isDeepStrictEqual(plainJson(ours.value), plainJson(theirs.value));
  return !theirs.ok && (theirs.stage === undefined || theirs.stage === ours.error.stage);
}

function isNear(ours: EvaluationResult, theirs: Recorded): boolean | undefined {
  if (theirs.ok || theirs.stage !== 'parse' || theirs.offset === undefined) return undefined;
  return !ours.ok && ours.error.offset !== undefined && Math.abs(ours.error.offset - theirs.offset) <= 1;
}

export function searchReport(compared: readonly ComparedSearch[]): string {
  const known = compared.filter(({ agreed }) => agreed !== undefined);
  const agreed = known.filter((one) => one.agreed).length;
  const placed = known.filter(({ near }) => near !== undefined);
  const near = placed.filter((one) => one.near).length;
  const row = [
    'search',
    String(known.length),
    `${agreed} (${percent(agreed, known.length)})`,
    `${near} of ${placed.length} (${percent(near, placed.length)})`,
  ];
  return table(['expressions', 'total', 'same verdict and value', 'offset within 1'], [row]);
}

export function searchMismatches(compared: readonly ComparedSearch[]): readonly string[] {
  return compared
    .filter(({ agreed, near }) => agreed === false || near === false)
    .map(({ item, ours }) => {
      const { id, expression, result } = item;
      return `${id} search ${JSON.stringify(expression)}\n    theirs: ${JSON.stringify(result)}\n    ours: ${JSON.stringify(ours)}`;
    });
}

/** The form of `--out`. */
export function searchLine({ item, ours }: ComparedSearch): object {
  if (ours.ok) return { id: item.id, result: ours };
  const { stage, code, message, offset } = ours.error;
  return { id: item.id, result: { ok: false, stage, ...(offset !== undefined && { offset }), error: code, message } };
}
