import type { Node } from 'jsonc-parser';
import type { JsonObject, JsonValue } from '../../../flexli/model/json';
import { isJsonObject } from '../../../flexli/model/json';
import { Evaluation } from '../jsonschema/evaluation';
import type { SchemaError } from '../jsonschema/schemaError';
import { SchemaIndex } from '../jsonschema/schemaIndex';
import { endOf, keyOf } from '../syntax/nodes';
import { keyPathParts } from '../workspace/textParts';

/** Schemas that refer to each other without end stop here. */
const MAX_DEPTH = 60;

/** What a half-written value lacks says nothing about which alternative is meant. */
const NOT_YET = new Set(['required', 'dependentRequired', 'minProperties', 'minItems', 'contains', 'anyOf', 'oneOf']);

/** More are not offered one by one. */
const MOST_ALTERNATIVES = 10;

/** Which members of a union to go on with. */
type Choose = (members: readonly JsonValue[]) => readonly JsonValue[];

/** The place in a value that is asked about. */
export interface Place {
  /** True when the keys right in the root are key paths: `a.b` is `b` in `a`. */
  readonly keyPaths: boolean;
  /** The value that the schema is for. */
  readonly root: Node;
  /** Keys and indices from there. */
  readonly path: readonly (string | number)[];
  /** Offset at which the author edits, which is no reason against an alternative. */
  readonly cursor: number;
}

/**
 * The parts of one JSON Schema (2020-12) that hold at a place: references followed, `allOf` joined, of `anyOf`, `oneOf`,
 * `if` and `dependentSchemas` what fits the rest of the value. A malformed schema gives nothing.
 */
export class SchemaView {
  readonly #schema: JsonObject;
  readonly index: SchemaIndex;

  /** @param isMarkdown true when its descriptions are Markdown, as those of our own schemas */
  constructor(
    schema: JsonObject,
    readonly isMarkdown: boolean,
  ) {
    this.#schema = schema;
    this.index = new SchemaIndex(schema);
  }

  at(place: Place): readonly JsonObject[] {
    return this.#down(place, stepsOf(place));
  }

  /** The schemas for the last step of a place as they are written, whether or not the value has one. */
  childrenAt(place: Place): readonly JsonValue[] {
    const steps = stepsOf(place);
    const last = steps.at(-1);
    return last === undefined ? [] : this.children(this.#down(place, steps.slice(0, -1)), last);
  }

  #down({ root, cursor }: Place, steps: readonly (string | number)[]): readonly JsonObject[] {
    let node: Node | undefined = root;
    let schemas = this.expand([this.#schema], node, cursor);
    for (const step of steps) {
      node = childOf(node, step);
      schemas = this.expand(this.children(schemas, step), node, cursor);
    }
    return schemas;
  }

  /** The schemas that these have for a key or an index, as they are written. */
  children(schemas: readonly JsonObject[], step: string | number): readonly JsonValue[] {
    return schemas.flatMap((schema) =>
      typeof step === 'number' ? itemSchemas(schema, step) : this.#keySchemas(schema, step),
    );
  }

  /** With everything that holds beside them for a value; without a value, every alternative. */
  expand(schemas: readonly JsonValue[], node: Node | undefined, cursor: number): readonly JsonObject[] {
    const into = new Set<JsonObject>();
    const fitting: Choose = (members) => this.#fitting(members, node, cursor);
    for (const schema of schemas) this.#expand(schema, node, fitting, into, 0);
    return [...into];
  }

  /** The same for a value that is not there yet, once for each alternative in the order of the schema. */
  *alternatives(schemas: readonly JsonValue[]): Generator<readonly JsonObject[], void> {
    let most = 1;
    for (let number = 0; number < Math.min(most, MOST_ALTERNATIVES); number++) {
      const into = new Set<JsonObject>();
      const chosen: Choose = (members) => {
        most = Math.max(most, members.length);
        return members.slice(Math.min(number, members.length - 1)).slice(0, 1);
      };
      for (const schema of schemas) this.#expand(schema, undefined, chosen, into, 0);
      yield [...into];
    }
  }

  #expand(schema: JsonValue | undefined, node: Node | undefined, choose: Choose, into: Set<JsonObject>, depth: number) {
    if (!isJsonObject(schema) || into.has(schema) || depth > MAX_DEPTH) return;
    into.add(schema);
    const more = (part: JsonValue | undefined) => {
      this.#expand(part, node, choose, into, depth + 1);
    };
    const { $ref, $dynamicRef, dependentSchemas } = schema;
    if (typeof $ref === 'string') more(this.index.resolve($ref, schema));
    if (typeof $dynamicRef === 'string') more(this.index.resolveDynamic($dynamicRef, schema, [this.#schema]));
    listOf(schema.allOf).forEach(more);
    for (const union of [schema.anyOf, schema.oneOf]) choose(listOf(union)).forEach(more);
    if (schema.if !== undefined) {
      const holds = node && new Evaluation(this.index).fits(node, schema.if);
      if (holds !== false) more(schema.then);
      if (holds !== true) more(schema.else);
    }
    if (!isJsonObject(dependentSchemas)) return;
    for (const [key, part] of Object.entries(dependentSchemas)) if (childOf(node, key)) more(part);
  }

  /** The members of a union that the value speaks least against. */
  #fitting(members: readonly JsonValue[], node: Node | undefined, cursor: number): readonly JsonValue[] {
    if (node === undefined || members.length < 2) return members;
    const edited = keyAt(node, cursor);
    const counted = members.map((member) => {
      const errors = new Evaluation(this.index).errors(node, member);
      return { member, against: errors.filter((error) => speaksAgainst(error, node, cursor, edited)).length };
    });
    const least = Math.min(...counted.map(({ against }) => against));
    return counted.filter(({ against }) => against === least).map(({ member }) => member);
  }

  #keySchemas(schema: JsonObject, key: string): readonly JsonValue[] {
    const { properties, patternProperties, additionalProperties, unevaluatedProperties } = schema;
    const own = isJsonObject(properties) && Object.hasOwn(properties, key) ? properties[key] : undefined;
    const patterned = Object.entries(isJsonObject(patternProperties) ? patternProperties : {}).flatMap(
      ([pattern, part]) => (this.index.pattern(pattern)?.test(key) ? (part ?? []) : []),
    );
    const found = [...(own === undefined ? [] : [own]), ...patterned];
    return found.length > 0
      ? found
      : [additionalProperties, unevaluatedProperties].filter((part) => part !== undefined);
  }
}

/** A key path as the steps that it stands for. */
function stepsOf({ keyPaths, path }: Place): readonly (string | number)[] {
  const [first, ...rest] = path;
  if (!keyPaths || typeof first !== 'string') return path;
  return [...keyPathParts(first).map(({ name }) => name), ...rest];
}

function itemSchemas({ prefixItems, items, unevaluatedItems }: JsonObject, index: number): readonly JsonValue[] {
  const found = listOf(prefixItems)[index] ?? items ?? unevaluatedItems;
  return found === undefined ? [] : [found];
}

function speaksAgainst(
  { node, keyword, key }: SchemaError,
  whole: Node,
  cursor: number,
  edited: string | undefined,
): boolean {
  if (node === whole) return !NOT_YET.has(keyword) && (key === undefined || key !== edited);
  const isEdited = node.offset <= cursor && cursor <= endOf(node, Infinity);
  const isExpression = node.type === 'string' && String(node.value).startsWith('::');
  return !isEdited && !isExpression && !NOT_YET.has(keyword);
}

/** The key that is being written. */
function keyAt(node: Node, cursor: number): string | undefined {
  const property = node.children?.find((child) => {
    const key = child.type === 'property' ? child.children?.[0] : undefined;
    return key !== undefined && key.offset <= cursor && cursor <= key.offset + key.length;
  });
  return property && keyOf(property);
}

function childOf(node: Node | undefined, step: string | number): Node | undefined {
  if (typeof step === 'number') return node?.type === 'array' ? node.children?.[step] : undefined;
  if (node?.type !== 'object') return undefined;
  return node.children?.findLast((child) => child.type === 'property' && keyOf(child) === step)?.children?.[1];
}

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [];
}
