import { FLEXLI_SIGNATURES } from './flexliSignatures';
import type { FunctionSignature } from './signature';
import { STANDARD_SIGNATURES } from './standardSignatures';

/** Every function that an expression may call, standard ones first. */
export const FUNCTION_SIGNATURES: readonly FunctionSignature[] = [...STANDARD_SIGNATURES, ...FLEXLI_SIGNATURES];

const BY_NAME: ReadonlyMap<string, FunctionSignature> = new Map(
  FUNCTION_SIGNATURES.map((signature) => [signature.name, signature]),
);

export function signatureOf(name: string): FunctionSignature | undefined {
  return BY_NAME.get(name);
}
