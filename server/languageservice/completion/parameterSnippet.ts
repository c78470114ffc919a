import type { JsonObject, JsonValue } from '../../../flexli/model/json';
import { isJsonObject } from '../../../flexli/model/json';
import { SchemaIndex } from '../jsonschema/schemaIndex';
import type { SnippetValue } from './snippet';
import { asSnippet, SnippetObject } from './snippet';

/** Schemas may refer to themselves; nobody fills in deeper than this. */
const MAX_DEPTH = 4;

/** The required parameters of an action, each with a spot to fill in, by the action's JSON Schema. */
export function requiredParameters(schema: JsonObject | null | undefined): SnippetObject {
  const value = schema ? new SnippetMaker(schema).object([schema], 0) : undefined;
  return value ?? new SnippetObject([]);
}

/** What to fill in for a value that these schemas are for: all that hold, with alternatives chosen already. */
export function snippetOf(schemas: readonly JsonObject[], index: SchemaIndex, type?: 'object'): SnippetValue {
  const maker = new SnippetMaker(index.root, index);
  if (type === 'object') return maker.object(schemas, 0, schemas) ?? { stop: 'object' };
  return maker.value(schemas, 0, schemas);
}

class SnippetMaker {
  readonly #root: JsonObject;
  /** Made when a reference has to be followed, which most schemas do without. */
  #index: SchemaIndex | undefined;

  constructor(root: JsonObject, index?: SchemaIndex) {
    this.#root = root;
    this.#index = index;
  }

  object(schemas: readonly JsonObject[], depth: number, parts = this.#parts(schemas)): SnippetObject | undefined {
    const required = new Set(parts.flatMap((part) => strings(part.required)));
    if (required.size === 0 || depth > MAX_DEPTH) return undefined;
    const entries = [...required].map((name): [string, SnippetValue] => {
      const property = parts.map((part) => propertySchema(part, name)).find((found) => found !== undefined);
      return [name, this.value([property ?? {}], depth + 1)];
    });
    return new SnippetObject(entries);
  }

  value(schemas: readonly JsonObject[], depth: number, parts = this.#parts(schemas)): SnippetValue {
    const first = (key: string): JsonValue | undefined =>
      parts.map((part) => part[key]).find((value) => value !== undefined);
    const constants = schemas.flatMap((schema) => (schema.const === undefined ? [] : [schema.const]));
    const constant = first('const');
    if (constant !== undefined && constants.length < 2) return asSnippet(constant);
    const choices = constant === undefined ? first('enum') : [...new Set(constants)];
    if (Array.isArray(choices) && choices.length > 0) {
      const texts = strings(choices);
      if (texts.length === choices.length) return { stop: 'string', choices: texts };
      return { stop: 'bare', text: JSON.stringify(choices[0]) };
    }
    const sample = first('default') ?? firstOf(first('examples'));
    const type = first('type');
    switch (Array.isArray(type) ? firstOf(type) : type) {
      case 'string':
        return { stop: 'string', ...(typeof sample === 'string' && { text: sample }) };
      case 'integer':
      case 'number':
        return { stop: 'bare', text: typeof sample === 'number' ? String(sample) : numberWithin(parts) };
      case 'boolean':
        return { stop: 'bare', text: typeof sample === 'boolean' ? String(sample) : 'false' };
      case 'null':
        return null;
      case 'array':
        return { stop: 'list' };
      case 'object':
        return this.object(schemas, depth, parts) ?? { stop: 'object' };
      default:
        if (first('properties')) return this.object(schemas, depth, parts) ?? { stop: 'object' };
        return { stop: 'bare', text: '""' };
    }
  }

  /** Schemas with what they refer to and all that must hold beside them; of alternatives, the first. */
  #parts(schemas: readonly JsonObject[]): readonly JsonObject[] {
    const found = new Set<JsonObject>();
    const add = (schema: JsonValue | undefined, depth: number) => {
      if (!isJsonObject(schema) || found.has(schema) || depth > MAX_DEPTH) return;
      found.add(schema);
      if (typeof schema.$ref === 'string') add(this.#pointed(schema.$ref, schema), depth + 1);
      for (const part of items(schema.allOf)) add(part, depth + 1);
      add(items(schema.anyOf)[0], depth + 1);
      add(items(schema.oneOf)[0], depth + 1);
    };
    for (const schema of schemas) add(schema, 0);
    return [...found];
  }

  #pointed(reference: string, from: JsonObject): JsonValue | undefined {
    this.#index ??= new SchemaIndex(this.#root);
    return this.#index.resolve(reference, from);
  }
}

/** The number next to 0 that the limits allow. */
function numberWithin(parts: readonly JsonObject[]): string {
  const limits = (key: string) => parts.map((part) => part[key]).filter((value) => typeof value === 'number');
  const isWhole = parts.some(({ type }) => type === 'integer');
  const least = Math.max(
    ...limits('minimum').map((limit) => (isWhole ? Math.ceil(limit) : limit)),
    ...limits('exclusiveMinimum').map((limit) => Math.floor(limit) + 1),
  );
  const most = Math.min(...limits('maximum'), ...limits('exclusiveMaximum').map((limit) => Math.ceil(limit) - 1));
  return String(Math.max(least, Math.min(most, 0)));
}

function propertySchema(schema: JsonObject, name: string): JsonObject | undefined {
  const property = isJsonObject(schema.properties) ? schema.properties[name] : undefined;
  return isJsonObject(property) ? property : undefined;
}

function items(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [];
}

function firstOf(value: JsonValue | undefined): JsonValue | undefined {
  return items(value)[0];
}

function strings(value: JsonValue | undefined): string[] {
  return items(value).filter((item) => typeof item === 'string');
}
