import type { JsonObject, JsonValue } from '../../../flexli/model/json';
import { isJsonObject } from '../../../flexli/model/json';
import type { KeyShape, ObjectShape, ScalarKind, Shape } from './shape';
import { ANY_OBJECT, keyShape, listOf, objectShape, UNKNOWN } from './shape';
import { unite, uniteAll } from './unite';

/** Schemas refer to themselves; deeper levels are left open. */
const MAX_DEPTH = 8;

const TYPES = ['null', 'boolean', 'number', 'string', 'array', 'object'] as const;
type SchemaType = (typeof TYPES)[number];

/**
 * The shape of what a JSON Schema describes, as far as it is plain: types, `properties`, `items`, `enum`, `const`, `allOf`,
 * `anyOf`, `oneOf` and references within the schema. Whatever else it says, or says wrongly, is left open.
 */
export function shapeOfSchema(schema: JsonValue | undefined, origin?: string): Shape {
  return new SchemaReader(schema, origin).read(schema, 0);
}

class SchemaReader {
  readonly #root: JsonValue | undefined;
  readonly #origin: string | undefined;

  constructor(root: JsonValue | undefined, origin: string | undefined) {
    this.#root = root;
    this.#origin = origin;
  }

  read(given: JsonValue | undefined, depth: number): Shape {
    if (!isJsonObject(given) || depth > MAX_DEPTH) return UNKNOWN;
    const schema = typeof given.$ref === 'string' ? this.#target(given.$ref) : given;
    if (schema !== given) return this.read(schema, depth + 1);
    const parts = itemsOf(schema.allOf).map((part) => this.read(part, depth + 1));
    const choices = [...itemsOf(schema.anyOf), ...itemsOf(schema.oneOf)];
    if (choices.length > 0) parts.push(uniteAll(choices.map((choice) => this.read(choice, depth + 1))));
    const own = this.#own(schema, depth);
    return parts.reduce(both, own);
  }

  /** What the keywords beside the combining ones say. */
  #own(schema: JsonObject, depth: number): Shape {
    const values = 'const' in schema ? [schema.const ?? null] : itemsOf(schema.enum);
    if (values.length > 0) return shapeOfValues(values);
    const types = typesOf(schema);
    return types.length === 0 ? UNKNOWN : uniteAll(types.map((type) => this.#ofType(type, schema, depth)));
  }

  #ofType(type: SchemaType, schema: JsonObject, depth: number): Shape {
    if (type === 'object') return this.#object(schema, depth);
    if (type !== 'array') return { kind: type };
    const first = itemsOf(schema.prefixItems).map((item) => this.read(item, depth + 1));
    const others = isJsonObject(schema.items) ? [this.read(schema.items, depth + 1)] : [];
    return listOf(uniteAll([...first, ...others]));
  }

  #object(schema: JsonObject, depth: number): ObjectShape {
    const { properties, additionalProperties } = schema;
    const required = new Set(itemsOf(schema.required));
    const keys = new Map<string, KeyShape>();
    for (const [key, property] of Object.entries(isJsonObject(properties) ? properties : {})) {
      const shape = this.read(property, depth + 1);
      const description = descriptionOf(property);
      keys.set(key, keyShape(shape, { optional: !required.has(key), description, origin: this.#origin }));
    }
    if (additionalProperties === false && !isJsonObject(schema.patternProperties)) {
      return objectShape(keys, 'none');
    }
    const restShape = isJsonObject(additionalProperties) ? this.read(additionalProperties, depth + 1) : UNKNOWN;
    if (restShape.kind !== 'unknown') return objectShape(keys, 'any', restShape);
    return keys.size === 0 ? ANY_OBJECT : objectShape(keys, 'possible');
  }

  /** The part that a reference within the schema leads to: `#/$defs/person`. */
  #target(reference: string): JsonValue | undefined {
    if (!reference.startsWith('#')) return undefined;
    let target: JsonValue | undefined = this.#root;
    for (const step of reference.split('/').slice(1)) {
      const key = step.replace(/~1/g, '/').replace(/~0/g, '~');
      if (Array.isArray(target)) target = (target as readonly JsonValue[])[Number(key)];
      else target = isJsonObject(target) && Object.hasOwn(target, key) ? target[key] : undefined;
    }
    return target;
  }
}

/** Both hold at once: keys of either object, or the shape that says more. */
function both(first: Shape, second: Shape): Shape {
  if (first.kind === 'unknown') return second;
  if (first.kind !== 'object' || second.kind !== 'object') return first;
  const keys = new Map(first.keys);
  for (const [key, other] of second.keys) {
    const known = keys.get(key);
    keys.set(key, known === undefined ? other : keyOfBoth(known, other));
  }
  const rest = first.rest === 'none' || second.rest === 'none' ? 'none' : keys.size > 0 ? 'possible' : first.rest;
  return objectShape(keys, rest);
}

function keyOfBoth(first: KeyShape, second: KeyShape): KeyShape {
  return keyShape(both(first.shape, second.shape), {
    optional: first.optional && second.optional,
    description: first.description ?? second.description,
    origin: first.origin ?? second.origin,
  });
}

function shapeOfValues(values: readonly JsonValue[]): Shape {
  const shapes = values.map((value): Shape => {
    if (value === null) return { kind: 'null' };
    const kind = typeof value;
    if (kind === 'object') return Array.isArray(value) ? listOf(UNKNOWN) : ANY_OBJECT;
    return { kind: kind as ScalarKind, values: [value] };
  });
  return shapes.reduce((all, shape) => unite(all, shape));
}

function typesOf(schema: JsonObject): readonly SchemaType[] {
  const named = typeof schema.type === 'string' ? [schema.type] : itemsOf(schema.type);
  const types = named.flatMap((type) => TYPES.filter((known) => known === (type === 'integer' ? 'number' : type)));
  if (types.length > 0 || schema.type !== undefined) return types;
  // Without a type, the keywords tell which one is meant.
  if (isJsonObject(schema.properties)) return ['object'];
  return isJsonObject(schema.items) || Array.isArray(schema.prefixItems) ? ['array'] : [];
}

function descriptionOf(schema: JsonValue | undefined): string | undefined {
  const text = isJsonObject(schema) ? (schema.description ?? schema.title) : undefined;
  return typeof text === 'string' && text !== '' ? text : undefined;
}

function itemsOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [];
}
