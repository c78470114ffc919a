import type { Node } from 'jsonc-parser';
import type { JsonObject, JsonValue } from '../../../../flexli/model/json';
import { isJsonObject } from '../../../../flexli/model/json';
import type { SchemaError } from '../schemaError';
import type { SchemaIndex } from '../schemaIndex';
import { counted } from './keyword';
import type { Keyword } from './keyword';

const size = (node: Node): number | undefined => (node.type === 'object' ? propertiesOf(node).size : undefined);

/** Keywords over objects. */
export const OBJECT_KEYWORDS: Readonly<Record<string, Keyword>> = {
  required: (node, expected, schema) => {
    if (node.type !== 'object' || !Array.isArray(expected)) return [];
    const properties = propertiesOf(node);
    return missingOf(node, expected as readonly JsonValue[], properties, 'required', schema);
  },
  properties: (node, expected, _schema, evaluation) => {
    if (node.type !== 'object' || !isJsonObject(expected)) return [];
    return [...propertiesOf(node)].flatMap(([key, value]) =>
      Object.hasOwn(expected, key) ? evaluation.errors(value, expected[key]) : [],
    );
  },
  patternProperties: (node, expected, _schema, evaluation) => {
    if (node.type !== 'object' || !isJsonObject(expected)) return [];
    const properties = [...propertiesOf(node)];
    return Object.entries(expected).flatMap(([source, schema]) => {
      const pattern = evaluation.index.pattern(source);
      return properties.flatMap(([key, value]) => (pattern?.test(key) ? evaluation.errors(value, schema) : []));
    });
  },
  additionalProperties: (node, expected, schema, evaluation) => {
    if (node.type !== 'object') return [];
    const extra = [...propertiesOf(node)].filter(([key]) => !isNamed(key, schema, evaluation.index));
    if (expected === false) {
      const known = isJsonObject(schema.properties) ? Object.keys(schema.properties) : [];
      return extra.map(([key]) => ({ node, keyword: 'additionalProperties', expected, key, known }));
    }
    return extra.flatMap(([, value]) => evaluation.errors(value, expected));
  },
  propertyNames: (node, expected, _schema, evaluation) => {
    if (node.type !== 'object') return [];
    return (node.children ?? []).flatMap(({ children }) =>
      children?.[0] ? evaluation.errors(children[0], expected) : [],
    );
  },
  minProperties: counted('minProperties', size, (count, bound) => count < bound),
  maxProperties: counted('maxProperties', size, (count, bound) => count > bound),
  dependentRequired: (node, expected, schema) => {
    if (node.type !== 'object' || !isJsonObject(expected)) return [];
    const properties = propertiesOf(node);
    return Object.entries(expected).flatMap(([key, needed]) =>
      properties.has(key) && Array.isArray(needed)
        ? missingOf(node, needed as readonly JsonValue[], properties, 'dependentRequired', schema)
        : [],
    );
  },
  dependentSchemas: (node, expected, _schema, evaluation) => {
    if (node.type !== 'object' || !isJsonObject(expected)) return [];
    const properties = propertiesOf(node);
    return Object.entries(expected).flatMap(([key, schema]) =>
      properties.has(key) ? evaluation.errors(node, schema) : [],
    );
  },
};

/** Values by key. Of a doubled key the last one counts; a key that has no value yet counts as not there. */
export function propertiesOf(node: Node): ReadonlyMap<string, Node> {
  const properties = new Map<string, Node>();
  for (const { children } of node.children ?? []) {
    const [key, value] = children ?? [];
    if (key && value) properties.set(key.value as string, value);
  }
  return properties;
}

/** Whether `properties` or `patternProperties` speak of a key. */
export function isNamed(key: string, { properties, patternProperties }: JsonObject, index: SchemaIndex): boolean {
  if (isJsonObject(properties) && Object.hasOwn(properties, key)) return true;
  if (!isJsonObject(patternProperties)) return false;
  return Object.keys(patternProperties).some((source) => index.pattern(source)?.test(key) === true);
}

function missingOf(
  node: Node,
  keys: readonly JsonValue[],
  properties: ReadonlyMap<string, Node>,
  keyword: string,
  schema: JsonObject,
): readonly SchemaError[] {
  return keys.flatMap((key) =>
    typeof key === 'string' && !properties.has(key) ? [{ node, keyword, expected: keys, key, schema }] : [],
  );
}
