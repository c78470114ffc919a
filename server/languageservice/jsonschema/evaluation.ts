import type { Node } from 'jsonc-parser';
import type { JsonObject, JsonValue } from '../../../flexli/model/json';
import { isJsonObject } from '../../../flexli/model/json';
import type { Evaluator } from './keywords/keyword';
import { KEYWORDS } from './keywords/keywords';
import type { SchemaError } from './schemaError';
import type { SchemaIndex } from './schemaIndex';

/** Schemas that refer to each other without end stop here. */
const MAX_DEPTH = 256;

/** One validation of one value: the schemas around the place where it stands, innermost last. */
export class Evaluation implements Evaluator {
  #depth = 0;
  /** The resources through which the evaluation went, for `$dynamicRef`. */
  readonly scope: JsonObject[] = [];
  /** The values that are being held against a schema which a reference led to. */
  readonly #followed = new Map<JsonObject, Set<Node>>();

  constructor(readonly index: SchemaIndex) {}

  /** Every error of a value against a schema, in the order of the schema's keywords. */
  errors(node: Node, schema: JsonValue | undefined): readonly SchemaError[] {
    if (schema === false) return [{ node, keyword: 'false', expected: false }];
    if (!isJsonObject(schema) || this.#depth >= MAX_DEPTH) return [];
    const resource = this.index.isResource(schema);
    if (resource) this.scope.push(schema);
    this.#depth++;
    let found: SchemaError[] | undefined;
    for (const name in schema) {
      const keyword = KEYWORDS.get(name);
      const expected = schema[name];
      if (!keyword || expected === undefined) continue;
      for (const error of keyword(node, expected, schema, this)) (found ??= []).push(error);
    }
    this.#depth--;
    if (resource) this.scope.pop();
    return found ?? NONE;
  }

  /** The same for a schema that a reference leads to. One that comes back to the same value asserts nothing more. */
  follow(node: Node, schema: JsonValue | undefined): readonly SchemaError[] {
    if (!isJsonObject(schema)) return this.errors(node, schema);
    const nodes = this.#followed.get(schema) ?? new Set<Node>();
    if (nodes.has(node)) return NONE;
    this.#followed.set(schema, nodes.add(node));
    const found = this.errors(node, schema);
    nodes.delete(node);
    return found;
  }

  fits(node: Node, schema: JsonValue | undefined): boolean {
    return this.errors(node, schema).length === 0;
  }
}

const NONE: readonly SchemaError[] = [];
