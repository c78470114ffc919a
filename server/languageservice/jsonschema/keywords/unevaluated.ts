import type { Node } from 'jsonc-parser';
import type { JsonObject, JsonValue } from '../../../../flexli/model/json';
import { isJsonObject } from '../../../../flexli/model/json';
import type { Evaluator, Keyword } from './keyword';
import { isNamed, propertiesOf } from './objects';

/** Keywords over what no other keyword spoke of, beside or below them. */
export const UNEVALUATED_KEYWORDS: Readonly<Record<string, Keyword>> = {
  unevaluatedProperties: (node, expected, schema, evaluation) => {
    if (node.type !== 'object') return [];
    const extra = [...propertiesOf(node)].filter(([key]) => !seesProperty(key, node, schema, evaluation));
    const wrong = extra.find(([, value]) => !evaluation.fits(value, expected));
    return wrong ? [{ node, keyword: 'unevaluatedProperties', expected, key: wrong[0] }] : [];
  },
  unevaluatedItems: (node, expected, schema, evaluation) => {
    if (node.type !== 'array') return [];
    const rest = (node.children ?? []).filter((item, index) => !seesItem(item, index, node, schema, evaluation));
    return rest.some((item) => !evaluation.fits(item, expected))
      ? [{ node, keyword: 'unevaluatedItems', expected }]
      : [];
  },
};

function seesProperty(key: string, node: Node, schema: JsonObject, evaluation: Evaluator): boolean {
  if (isNamed(key, schema, evaluation.index) || schema.additionalProperties !== undefined) return true;
  return appliedBeside(node, schema, evaluation).some(
    (other) => other.unevaluatedProperties !== undefined || seesProperty(key, node, other, evaluation),
  );
}

function seesItem(item: Node, index: number, node: Node, schema: JsonObject, evaluation: Evaluator): boolean {
  const { prefixItems, items, contains } = schema;
  if (items !== undefined || (Array.isArray(prefixItems) && index < prefixItems.length)) return true;
  if (contains !== undefined && evaluation.fits(item, contains)) return true;
  return appliedBeside(node, schema, evaluation).some(
    (other) => other.unevaluatedItems !== undefined || seesItem(item, index, node, other, evaluation),
  );
}

/** The schemas that hold for the same value because of this one, as far as it fits them. */
function appliedBeside(node: Node, schema: JsonObject, evaluation: Evaluator): readonly JsonObject[] {
  const applied: (JsonValue | undefined)[] = [];
  for (const name of ['allOf', 'anyOf', 'oneOf']) {
    const members = schema[name];
    if (Array.isArray(members)) applied.push(...(members as readonly JsonValue[]));
  }
  if (schema.if !== undefined) applied.push(schema.if, evaluation.fits(node, schema.if) ? schema.then : schema.else);
  if (isJsonObject(schema.dependentSchemas) && node.type === 'object') {
    const properties = propertiesOf(node);
    for (const [key, member] of Object.entries(schema.dependentSchemas)) if (properties.has(key)) applied.push(member);
  }
  if (typeof schema.$ref === 'string') applied.push(evaluation.index.resolve(schema.$ref, schema));
  if (typeof schema.$dynamicRef === 'string') {
    applied.push(evaluation.index.resolveDynamic(schema.$dynamicRef, schema, evaluation.scope));
  }
  return applied.filter(isJsonObject).filter((member) => evaluation.fits(node, member));
}
