import type { JsonValue } from '../../../../flexli/model/json';
import type { Keyword } from './keyword';

/** Keywords that put schemas together. A union fails as a whole, with the whole value as the erroneous one. */
export const COMBINATION_KEYWORDS: Readonly<Record<string, Keyword>> = {
  allOf: (node, expected, _schema, evaluation) => list(expected).flatMap((member) => evaluation.errors(node, member)),
  anyOf: (node, expected, _schema, evaluation) => {
    const members = list(expected);
    const fits = members.length === 0 || members.some((member) => evaluation.fits(node, member));
    return fits ? [] : [{ node, keyword: 'anyOf', expected }];
  },
  oneOf: (node, expected, _schema, evaluation) => {
    const members = list(expected);
    const fitting = members.filter((member) => evaluation.fits(node, member)).length;
    return members.length === 0 || fitting === 1
      ? []
      : [{ node, keyword: fitting === 0 ? 'oneOf' : 'oneOf-several', expected }];
  },
  not: (node, expected, _schema, evaluation) =>
    evaluation.fits(node, expected) ? [{ node, keyword: 'not', expected }] : [],
  if: (node, expected, { then, else: otherwise }, evaluation) =>
    evaluation.errors(node, evaluation.fits(node, expected) ? then : otherwise),
  $ref: (node, expected, schema, evaluation) => {
    const target = typeof expected === 'string' ? evaluation.index.resolve(expected, schema) : undefined;
    return evaluation.follow(node, target);
  },
  $dynamicRef: (node, expected, schema, evaluation) => {
    const target =
      typeof expected === 'string' ? evaluation.index.resolveDynamic(expected, schema, evaluation.scope) : undefined;
    return evaluation.follow(node, target);
  },
};

function list(value: JsonValue): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [];
}
