import { EvaluationFailure } from '../failure';
import { isList, typeOf } from '../values';
import type { Value, ValueType } from '../values';
import type { ExpressionFunction, ParameterType } from './table';

/** Checks number and types of arguments, as jmespath.py does before it calls. Throws an EvaluationFailure. */
export function checkArguments(called: ExpressionFunction, args: readonly Value[]): void {
  const { name, parameters, variadic } = called;
  const wanted = parameters.length;
  if (variadic ? args.length < wanted : args.length !== wanted) {
    const got = args.length;
    const problem = { name, kind: 'arity', wanted, variadic, got } as const;
    throw new EvaluationFailure('wrong-argument-count', describeArity(name, wanted, variadic, got), undefined, problem);
  }
  for (let index = 0; index < wanted; index++) {
    const types = parameters[index] ?? [];
    const value = args[index] ?? null;
    const wrong = misfit(value, types);
    if (wrong !== undefined) {
      throw new EvaluationFailure(
        'wrong-argument-type',
        `${name}() takes ${describeTypes(types)}${wanted > 1 ? ` as argument ${index + 1}` : ''}, but got ${wrong.words}.`,
        undefined,
        { name, kind: 'type', value: wrong.value, isItem: wrong.isItem, expected: types.map(jmespathName) },
      );
    }
  }
}

/** `length() takes 1 argument, but got 2.` */
export function describeArity(name: string, wanted: number, variadic: boolean, got: number): string {
  const count = `${variadic ? 'at least ' : ''}${wanted === 0 ? 'no' : wanted} argument${wanted === 1 ? '' : 's'}`;
  return `${name}() takes ${count}, but got ${got === 0 ? 'none' : got}.`;
}

const TYPE_WORDS: Readonly<Record<ValueType | ParameterType, string>> = {
  any: 'any value',
  null: 'null',
  boolean: 'a boolean',
  number: 'a number',
  string: 'a text',
  array: 'a list',
  object: 'an object',
  expression: 'an expression (&key)',
  'array-string': 'a list of texts',
  'array-number': 'a list of numbers',
};

/** `a text, a list or an object` */
export function describeTypes(types: readonly (ValueType | ParameterType)[]): string {
  const words = types.map((type) => TYPE_WORDS[type]);
  const last = words.pop() ?? '';
  return words.length === 0 ? last : `${words.join(', ')} or ${last}`;
}

/** As the specification of JMESPath calls a type. */
function jmespathName(type: ParameterType): string {
  return type === 'expression' ? 'expref' : type;
}

/** What does not fit a parameter. */
interface Misfit {
  readonly words: string;
  readonly value: Value;
  /** Whether it is an item of the list that was given. */
  readonly isItem: boolean;
}

/** What is wrong with the value, in words; undefined when nothing is. */
export function firstWrong(value: Value, types: readonly ParameterType[]): string | undefined {
  return misfit(value, types)?.words;
}

function misfit(value: Value, types: readonly ParameterType[]): Misfit | undefined {
  if (types.includes('any')) {
    return undefined;
  }
  const actual = typeOf(value);
  if (types.some((type) => type === actual)) {
    return undefined;
  }
  const itemTypes = types.flatMap((type) =>
    type === 'array-string' ? ['string'] : type === 'array-number' ? ['number'] : [],
  );
  if (itemTypes.length === 0 || !isList(value)) {
    return { words: TYPE_WORDS[actual], value, isItem: false };
  }
  // The first item decides which of the lists is meant; the others must be like it.
  const first = itemTypes.find((type) => value.length > 0 && type === typeOf(value[0] ?? null)) ?? itemTypes[0];
  const odd = value.find((item) => typeOf(item) !== first);
  if (odd === undefined) return undefined;
  return { words: `a list with ${TYPE_WORDS[typeOf(odd)]} in it`, value: odd, isItem: true };
}
