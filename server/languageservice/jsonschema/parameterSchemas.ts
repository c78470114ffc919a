import type { Node } from 'jsonc-parser';
import type { JsonObject } from '../../../flexli/model/json';
import { Evaluation } from './evaluation';
import type { SchemaError } from './schemaError';
import { SchemaIndex } from './schemaIndex';

/**
 * Holds values against the JSON Schemas of connector actions and events as the engine does: Python's jsonschema 4.22,
 * draft 2020-12, formats asserted. Never throws; what is malformed in a schema asserts nothing. Each schema is made
 * ready when it is first needed, and kept as long as the schema itself.
 */
export class ParameterSchemas {
  readonly #indexes = new WeakMap<JsonObject, SchemaIndex>();

  /** @param part a schema inside `schema`, when the value is held against that alone */
  errors(node: Node, schema: JsonObject, part: JsonObject = schema): readonly SchemaError[] {
    let index = this.#indexes.get(schema);
    if (!index) {
      index = new SchemaIndex(schema);
      this.#indexes.set(schema, index);
    }
    return new Evaluation(index).errors(node, part);
  }

  /**
   * The errors that the API reports: an expression stands for any value, so an error whose erroneous value is one does
   * not count. Inside a union that fails the erroneous value is what the union stands for.
   */
  reported(node: Node, schema: JsonObject): readonly SchemaError[] {
    return this.errors(node, schema).filter((error) => !isExpression(error.node));
  }
}

export function isExpression(node: Node): boolean {
  return node.type === 'string' && (node.value as string).startsWith('::');
}
