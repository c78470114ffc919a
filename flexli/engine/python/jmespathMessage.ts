import { isFloat, numberOf } from '../../expressions/python/exactNumber';
import { ExpressionReference } from '../../expressions/values';
import type { CallProblem } from '../../expressions/failure';
import type { JsonValue } from '../../model/json';
import { pythonText } from './pythonText';

/** What jmespath.py 1.0.1 says of a call, which the hosted engine records; undefined where that cannot be told. */
export function jmespathMessage(problem: CallProblem): string | undefined {
  switch (problem.kind) {
    case 'unknown':
      return `Unknown function: ${problem.name}()`;
    case 'arity': {
      const { name, wanted, variadic, got } = problem;
      const least = variadic ? 'at least ' : '';
      return `Expected ${least}${wanted} argument${wanted === 1 ? '' : 's'} for function ${name}(), received ${got}`;
    }
    case 'type': {
      const { name, value, isItem, expected, typed = value } = problem;
      // Python shows its address in memory.
      if (value instanceof ExpressionReference || typed instanceof ExpressionReference) return undefined;
      const types = expected.map((type) => `'${type}'`).join(', ');
      const received = isItem ? pythonType(typed) : jmespathType(typed);
      return `In function ${name}(), invalid type for value: ${pythonText(value)}, expected one of: [${types}], received: "${received}"`;
    }
  }
}

function jmespathType(value: JsonValue): string {
  if (value === null) return 'null';
  if (numberOf(value) !== undefined) return 'number';
  if (typeof value !== 'object') return typeof value;
  return Array.isArray(value) ? 'array' : 'object';
}

/** The name of a value's class. */
function pythonType(value: JsonValue): string {
  if (value === null) return 'NoneType';
  if (numberOf(value) !== undefined) return isFloat(value) ? 'float' : 'int';
  switch (typeof value) {
    case 'string':
      return 'str';
    case 'boolean':
      return 'bool';
    default:
      return Array.isArray(value) ? 'list' : 'dict';
  }
}
