import type { Value } from '../values';

/** The types that a parameter takes; `any` stands alone. Lists may name the type of their items. */
export type ParameterType =
  'any' | 'string' | 'number' | 'boolean' | 'array' | 'object' | 'expression' | 'array-string' | 'array-number';

/** A function as the evaluator calls it. The arguments have been checked against the parameters. */
export interface ExpressionFunction {
  readonly name: string;
  /** The types of each parameter. */
  readonly parameters: readonly (readonly ParameterType[])[];
  /** True if more arguments may follow the last parameter; jmespath.py does not check the types of those. */
  readonly variadic: boolean;
  call(args: readonly Value[]): Value;
}

/** The functions that an expression may call, by name. */
export type FunctionTable = ReadonlyMap<string, ExpressionFunction>;

/** What functions do, by name; the signatures say the rest. Arguments have been checked against them. */
export type Implementations = Readonly<Record<string, (args: readonly Value[]) => Value>>;
