import { parseArgs } from 'node:util';

export interface BenchOptions {
  /** File for the results as JSON. */
  readonly json?: string;
  /** Numbers of actions. */
  readonly sizes?: readonly number[];
  /** All actions of a workflow in one list. */
  readonly flat: boolean;
  /** Command lines of other language servers to compare with, over stdio. */
  readonly servers: readonly string[];
}

/** Undefined when an option is unknown or has no sense. */
export function readOptions(args: readonly string[]): BenchOptions | undefined {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        json: { type: 'string' },
        sizes: { type: 'string' },
        flat: { type: 'boolean', default: false },
        server: { type: 'string', multiple: true, default: [] },
      },
    });
    const sizes = values.sizes?.split(',').map(Number);
    if (sizes?.some((size) => !Number.isInteger(size) || size < 1)) return undefined;
    const { json, flat, server: servers } = values;
    return { flat, servers, ...(json !== undefined && { json }), ...(sizes && { sizes }) };
  } catch {
    return undefined;
  }
}
