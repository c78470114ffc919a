import type { Node } from 'jsonc-parser';
import type { JsonObject, JsonValue } from '../../../flexli/model/json';

/** One way in which a value does not fit a schema, as Python's jsonschema reports it. */
export interface SchemaError {
  /** The erroneous value; the object itself where a key is missing or too much. */
  readonly node: Node;
  readonly keyword: string;
  /** The keyword's value in the schema. */
  readonly expected: JsonValue;
  /** The key that is missing, or that should not be there. */
  readonly key?: string;
  /** The schema that asks for a missing key. */
  readonly schema?: JsonObject;
  /** The keys that could be meant by one that should not be there. */
  readonly known?: readonly string[];
}
