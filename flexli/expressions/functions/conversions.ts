import { EvaluationFailure } from '../failure';
import { COMPACT, dumpJson } from '../python/jsonDumps';
import { numberOf } from '../python/exactNumber';
import { parsePythonNumber } from '../python/numberParsing';
import { ExpressionReference, isList, typeOf } from '../values';
import type { Value } from '../values';
import type { Implementations } from './table';

/** Functions that make one type from another, or tell the type. */
export const CONVERSION_FUNCTIONS: Implementations = {
  to_array: ([value = null]) => (isList(value) ? value : [plain('to_array', value)]),
  to_number: ([value = null]) => {
    const given = plain('to_number', value);
    if (numberOf(given) !== undefined) return given;
    return typeof given === 'string' ? (parsePythonNumber(given) ?? null) : null;
  },
  to_string: ([value = null]) => (typeof value === 'string' ? value : dumpJson(plain('to_string', value), COMPACT)),
  type: ([value = null]) => {
    const type = typeOf(value);
    return type === 'expression' ? null : type;
  },
};

function plain(name: string, value: Value) {
  if (value instanceof ExpressionReference) {
    throw new EvaluationFailure('wrong-argument-type', `${name}() takes a value, no expression with &.`);
  }
  return value;
}
