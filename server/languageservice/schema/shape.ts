import type { Node } from 'jsonc-parser';
import { isCoreType } from '../../../flexli/model/coreActions';
import type { JsonValue } from '../../../flexli/model/json';
import { keyOf, stringOf, valueOf } from '../syntax/nodes';
import type { JsonSchema } from './jsonSchema';
import type { SchemaSet } from './schemaSet';

/** The members of a union, by the value of the property that tells them apart. */
interface Union {
  readonly property: string;
  readonly members: ReadonlyMap<string, Shape>;
  readonly otherwise: Shape | undefined;
  /** What a member is called: "action". */
  readonly noun: string;
  /** Where the union stands: "in an iterator". */
  readonly place: string | undefined;
}

/**
 * One of our schemas, made ready for walking over many nodes: references followed, patterns compiled, properties in
 * maps, children made when first asked for.
 */
export class Shape {
  readonly schema: JsonSchema;
  /** Empty when any type will do. */
  readonly types: readonly string[];
  readonly required: readonly string[];
  readonly pattern: RegExp | undefined;
  /** False when only the named properties may be there. */
  readonly open: boolean;
  /** True when the API takes other properties than the named ones, and forgets them. */
  readonly forgets: boolean;
  readonly union: Union | undefined;
  readonly #set: ShapeSet;
  /** By key; undefined until somebody asks. */
  readonly #properties: Map<string, Shape | undefined>;
  #items: Shape | undefined;
  #additional: Shape | undefined;

  constructor(schema: JsonSchema, set: ShapeSet) {
    const { type, pattern, discriminator, properties, additionalProperties } = schema;
    this.schema = schema;
    this.#set = set;
    this.types = type === undefined ? [] : typeof type === 'string' ? [type] : type;
    this.required = schema.required ?? [];
    // Dialect of the engine's patterns: `\d` takes the digits of every script.
    this.pattern = pattern === undefined ? undefined : new RegExp(pattern.replaceAll('\\d', '\\p{Nd}'), 'u');
    this.open = additionalProperties !== false;
    this.#properties = new Map(Object.keys(schema.properties ?? {}).map((key) => [key, undefined]));
    this.forgets = properties !== undefined && additionalProperties === undefined;
    this.union = discriminator && {
      property: discriminator.propertyName,
      members: new Map(Object.entries(discriminator.mapping).map(([name, ref]) => [name, set.shape({ $ref: ref })])),
      otherwise: discriminator.otherwise === undefined ? undefined : set.shape({ $ref: discriminator.otherwise }),
      noun: discriminator.unknown,
      place: schema['x-place'],
    };
  }

  /** What a value of this shape is called: "Wait action". */
  get noun(): string | undefined {
    return this.schema['x-noun'];
  }

  get keys(): readonly string[] {
    return Object.keys(this.schema.properties ?? {});
  }

  /** The shape under a key; undefined when the schema says nothing about it. */
  property(key: string): Shape | undefined {
    const known = this.#properties.get(key);
    if (known) return known;
    const { properties, additionalProperties } = this.schema;
    const own = this.#properties.has(key) ? properties?.[key] : undefined;
    if (own) {
      const shape = this.#set.shape(own);
      this.#properties.set(key, shape);
      return shape;
    }
    if (typeof additionalProperties !== 'object') return undefined;
    return (this.#additional ??= this.#set.shape(additionalProperties));
  }

  hasProperty(key: string): boolean {
    return this.#properties.has(key);
  }

  get items(): Shape | undefined {
    if (this.schema.items === undefined) return undefined;
    return (this.#items ??= this.#set.shape(this.schema.items));
  }

  /** The member of a union that an object means; undefined when its discriminator names none. */
  memberOf(object: Node): Shape | undefined {
    const { union } = this;
    if (!union) return this;
    const named = stringOf(object, union.property);
    const member = named === undefined ? undefined : union.members.get(named);
    if (member || !union.otherwise) return member;
    // A connector action is told by its connector_id also before it has a type; a core type is never one of them.
    if (named !== undefined) {
      if (isCoreType(named)) return undefined;
      // Nor is what is only the beginning of one.
      const isMeant = CORE_PREFIX.startsWith(named) || this.meantBy(object) !== undefined;
      return isMeant && valueOf(object, 'connector_id') === undefined ? undefined : union.otherwise;
    }
    return valueOf(object, 'connector_id') && valueOf(object, union.property) === undefined
      ? union.otherwise
      : undefined;
  }

  /** The name of the one member that an object has the parameters of, whatever its discriminator says. */
  meantBy(object: Node): string | undefined {
    const parameters = valueOf(object, 'parameters');
    const fitting = [...(this.union?.members ?? [])].filter(([, member]) => {
      const own = member.property('parameters');
      if (!own) return !parameters && valueOf(object, 'transform') !== undefined;
      const keys = keysOf(parameters);
      return (
        keys.length > 0 && own.required.every((key) => keys.includes(key)) && keys.every((key) => own.hasProperty(key))
      );
    });
    return fitting.length === 1 ? fitting[0]?.[0] : undefined;
  }

  /** The values that are allowed, when they are counted. */
  get allowed(): readonly JsonValue[] | undefined {
    const { const: only, enum: several } = this.schema;
    return several ?? (only === undefined ? undefined : [only]);
  }
}

const CORE_PREFIX = 'Flexli:CoreV1:';

function keysOf(object: Node | undefined): readonly string[] {
  return object?.type === 'object' ? (object.children ?? []).map(keyOf) : [];
}

/** The shapes of one schema. The same schema has the same shape. */
export class ShapeSet {
  readonly #shapes = new WeakMap<JsonSchema, Shape>();

  constructor(private readonly schemas: SchemaSet) {}

  get root(): Shape {
    return this.shape(this.schemas.root);
  }

  shape(schema: JsonSchema): Shape {
    const full = this.schemas.dereference(schema);
    const known = this.#shapes.get(full);
    if (known) return known;
    const shape = new Shape(full, this);
    this.#shapes.set(full, shape);
    return shape;
  }
}
