import type { ParameterType } from './table';

/** A parameter as shown and checked. */
export interface FunctionParameter {
  readonly name: string;
  readonly types: readonly ParameterType[];
  /** A short phrase, no sentence. */
  readonly description: string;
}

/** What there is to know of a function without calling it: for checks, completion, hover and signature help. */
export interface FunctionSignature {
  readonly name: string;
  readonly parameters: readonly FunctionParameter[];
  /** True if the last parameter may be repeated. */
  readonly variadic: boolean;
  readonly returns: readonly (ParameterType | 'null')[];
  /** One sentence. */
  readonly description: string;
  /** A call with real looking keys, and what it gives. */
  readonly example: { readonly expression: string; readonly result: string };
  /** The call in the snippet syntax of the language server protocol. */
  readonly snippet: string;
  /** `flexli` functions do not exist in conditions. */
  readonly origin: 'jmespath' | 'flexli';
}

/** `max_by(items, &key)`, as signature help and completion show it. */
export function signatureLabel({ name, parameters, variadic }: FunctionSignature): string {
  const names = parameters.map((parameter) => parameter.name);
  return `${name}(${names.join(', ')}${variadic ? ', …' : ''})`;
}
