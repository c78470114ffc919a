import { signatureOf } from './signatures';
import type { FunctionTable, Implementations } from './table';

/** Joins what functions do with what their signatures say of their arguments. */
export function functionTable(implementations: Implementations): FunctionTable {
  return new Map(
    Object.entries(implementations).map(([name, call]) => {
      const signature = signatureOf(name);
      const parameters = signature?.parameters.map(({ types }) => types) ?? [];
      return [name, { name, parameters, variadic: signature?.variadic ?? false, call }];
    }),
  );
}
