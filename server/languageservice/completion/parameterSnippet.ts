import type { JsonObject, JsonValue } from '../../../flexli/model/json';
import { isJsonObject } from '../../../flexli/model/json';
import type { SnippetValue } from './snippet';
import { SnippetObject } from './snippet';

/** Schemas may refer to themselves; nobody fills in deeper than this. */
const MAX_DEPTH = 4;

/** The required parameters of an action, each with a spot to fill in, by the action's JSON Schema. */
export function requiredParameters(schema: JsonObject | null | undefined): SnippetObject {
  const value = schema ? objectSnippet(schema, schema, 0) : undefined;
  return value ?? new SnippetObject([]);
}

function objectSnippet(schema: JsonObject, root: JsonObject, depth: number): SnippetObject | undefined {
  const parts = partsOf(schema, root, 0);
  const required = new Set(parts.flatMap((part) => strings(part.required)));
  if (required.size === 0 || depth > MAX_DEPTH) return undefined;
  const entries = [...required].map((name): [string, SnippetValue] => {
    const property = parts.map((part) => propertySchema(part, name)).find((found) => found !== undefined);
    return [name, valueSnippet(property ?? {}, root, depth + 1)];
  });
  return new SnippetObject(entries);
}

function valueSnippet(schema: JsonObject, root: JsonObject, depth: number): SnippetValue {
  const parts = partsOf(schema, root, 0);
  const first = (key: string): JsonValue | undefined =>
    parts.map((part) => part[key]).find((value) => value !== undefined);
  const constant = first('const');
  if (constant !== undefined) return asSnippet(constant);
  const choices = first('enum');
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
      return { stop: 'bare', text: typeof sample === 'number' ? String(sample) : '0' };
    case 'boolean':
      return { stop: 'bare', text: typeof sample === 'boolean' ? String(sample) : 'false' };
    case 'null':
      return null;
    case 'array':
      return { stop: 'list' };
    case 'object':
      return objectSnippet(schema, root, depth) ?? { stop: 'object' };
    default:
      return first('properties')
        ? (objectSnippet(schema, root, depth) ?? { stop: 'object' })
        : { stop: 'bare', text: '""' };
  }
}

/** A schema with what it refers to and all that must hold beside it; of alternatives, the first. */
function partsOf(schema: JsonObject, root: JsonObject, depth: number): JsonObject[] {
  if (depth > MAX_DEPTH) return [];
  const linked = typeof schema.$ref === 'string' ? pointed(root, schema.$ref) : undefined;
  const further = [linked, ...items(schema.allOf), items(schema.anyOf)[0], items(schema.oneOf)[0]];
  return [schema, ...further.filter(isJsonObject).flatMap((part) => partsOf(part, root, depth + 1))];
}

/** What a reference inside the same schema points to, such as `#/$defs/channel`. */
function pointed(root: JsonObject, reference: string): JsonValue | undefined {
  if (!reference.startsWith('#')) return undefined;
  let value: JsonValue | undefined = root;
  for (const part of reference.slice(1).split('/').slice(1)) {
    const key = part.replace(/~1/g, '/').replace(/~0/g, '~');
    value = isJsonObject(value) ? value[key] : undefined;
  }
  return value;
}

function propertySchema(schema: JsonObject, name: string): JsonObject | undefined {
  const property = isJsonObject(schema.properties) ? schema.properties[name] : undefined;
  return isJsonObject(property) ? property : undefined;
}

function asSnippet(value: JsonValue): SnippetValue {
  if (isJsonObject(value)) {
    return new SnippetObject(Object.entries(value).map(([key, item]) => [key, asSnippet(item ?? null)]));
  }
  return Array.isArray(value)
    ? (value as readonly JsonValue[]).map(asSnippet)
    : (value as string | number | boolean | null);
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
