import type { Node } from 'jsonc-parser';
import type { JsonObject, JsonValue } from '../../../../flexli/model/json';
import type { SchemaError } from '../schemaError';
import type { SchemaIndex } from '../schemaIndex';

/** What keywords that hold schemas need of whoever evaluates them. */
export interface Evaluator {
  readonly index: SchemaIndex;
  /** The resources through which the evaluation went, for `$dynamicRef`. */
  readonly scope: readonly JsonObject[];
  /** Every error of a value against a schema, in the order of the schema's keywords. */
  errors(node: Node, schema: JsonValue | undefined): readonly SchemaError[];
  /** The same for a schema that a reference leads to. */
  follow(node: Node, schema: JsonValue | undefined): readonly SchemaError[];
  fits(node: Node, schema: JsonValue | undefined): boolean;
}

/** What a keyword says of a value. Values of a type that it does not speak of are fine, and so are malformed schemas. */
export type Keyword = (
  node: Node,
  expected: JsonValue,
  schema: JsonObject,
  evaluation: Evaluator,
) => readonly SchemaError[];

const FITS: readonly SchemaError[] = [];

/** A keyword that looks at the value alone. */
export function check(name: string, wrong: (node: Node, expected: JsonValue) => boolean): Keyword {
  return (node, expected) => (wrong(node, expected) ? [{ node, keyword: name, expected }] : FITS);
}

/** A keyword over numbers with a number as its bound. */
export function numeric(name: string, wrong: (value: number, bound: number) => boolean): Keyword {
  return check(
    name,
    (node, expected) => node.type === 'number' && typeof expected === 'number' && wrong(node.value as number, expected),
  );
}

/** A keyword that counts something; `count` is undefined for values that it does not speak of. */
export function counted(
  name: string,
  count: (node: Node) => number | undefined,
  wrong: (count: number, bound: number) => boolean,
): Keyword {
  return check(name, (node, expected) => {
    if (typeof expected !== 'number') return false;
    const found = count(node);
    return found !== undefined && wrong(found, expected);
  });
}
