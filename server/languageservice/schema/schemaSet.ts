import type { Node } from 'jsonc-parser';
import { textOf, valueAt } from '../../../flexli/document/nodes';
import { isCoreType } from '../../../flexli/model/coreActions';
import type { JsonObject } from '../../../flexli/model/json';
import type { JsonSchema } from './jsonSchema';

/** The schema that holds for a node. */
export interface Member {
  readonly schema: JsonSchema;
  /** True when the schema is a union and the node's discriminator names none of its members. */
  readonly unresolved: boolean;
}

/**
 * A schema with its definitions. What it works out is kept, so that the same question has the same object as its
 * answer, which whoever keeps something by schema relies on.
 */
export class SchemaSet {
  readonly #dereferenced = new WeakMap<JsonSchema, JsonSchema>();
  readonly #selfContained = new WeakMap<JsonSchema, JsonObject>();

  constructor(readonly root: JsonSchema) {}

  /** Follows `$ref`. Keywords beside it, such as a description, win over those of its target. */
  dereference(schema: JsonSchema): JsonSchema {
    if (schema.$ref === undefined) return schema;
    const known = this.#dereferenced.get(schema);
    if (known) return known;
    const target = this.#definition(schema.$ref);
    const own = Object.entries(schema).filter(([key]) => key !== '$ref');
    const full = target ? this.dereference(target) : {};
    const result = own.length === 0 ? full : { ...full, ...(Object.fromEntries(own) as JsonSchema) };
    this.#dereferenced.set(schema, result);
    return result;
  }

  /** The schema that holds for a node: references followed, and a union's member chosen by the node's discriminator. */
  memberFor(schema: JsonSchema, node: Node | undefined): Member {
    const own = this.dereference(schema);
    const { discriminator } = own;
    if (!discriminator || node?.type !== 'object') return { schema: own, unresolved: false };
    const value = textOf(valueAt(node, discriminator.propertyName));
    const named = value === undefined ? undefined : discriminator.mapping[value];
    if (named !== undefined) return { schema: this.#member(named, own), unresolved: false };
    const { otherwise } = discriminator;
    // A connector action is told by its connector_id also before it has a type; a core type is never one of them.
    const core = value !== undefined && isCoreType(value);
    const isOther = otherwise !== undefined && !core && (value !== undefined || valueAt(node, 'connector_id'));
    if (isOther) return { schema: this.#member(otherwise, own), unresolved: false };
    return { schema: own, unresolved: true };
  }

  /** The schema of a child by its key or index, as it is written. */
  childOf(schema: JsonSchema, step: string | number): JsonSchema | undefined {
    if (typeof step === 'number') return schema.items;
    const { properties, additionalProperties } = schema;
    const own = properties && Object.hasOwn(properties, step) ? properties[step] : undefined;
    return own ?? (typeof additionalProperties === 'object' ? additionalProperties : undefined);
  }

  /** The schema with the definitions that it refers to beside it. */
  selfContained(schema: JsonSchema): JsonObject {
    let result = this.#selfContained.get(schema);
    if (!result) {
      result = { ...schema, $defs: this.root.$defs } as unknown as JsonObject;
      this.#selfContained.set(schema, result);
    }
    return result;
  }

  #member(ref: string, fallback: JsonSchema): JsonSchema {
    const target = this.#definition(ref);
    return target ? this.dereference(target) : fallback;
  }

  #definition(ref: string): JsonSchema | undefined {
    return this.root.$defs?.[ref.replace('#/$defs/', '')];
  }
}
