import type { Node } from 'jsonc-parser';
import { codePointLength } from '../../../../flexli/expressions/python/codePoints';
import type { JsonValue } from '../../../../flexli/model/json';
import { jsonOf, sameJson } from '../jsonOf';
import { formatOf } from '../formats';
import { check, counted, numeric } from './keyword';
import type { Keyword } from './keyword';

/** Keywords over the value itself: its type, its constants, numbers and texts. */
export const VALUE_KEYWORDS: Readonly<Record<string, Keyword>> = {
  type: check('type', (node, expected) => {
    const types = (Array.isArray(expected) ? expected : [expected]) as readonly JsonValue[];
    return !types.some((type) => typeof type !== 'string' || isOfType(node, type));
  }),
  enum: check('enum', (node, expected) => Array.isArray(expected) && !hasValue(expected as readonly JsonValue[], node)),
  const: check('const', (node, expected) => !sameJson(jsonOf(node), expected)),
  minimum: numeric('minimum', (value, bound) => value < bound),
  maximum: numeric('maximum', (value, bound) => value > bound),
  exclusiveMinimum: numeric('exclusiveMinimum', (value, bound) => value <= bound),
  exclusiveMaximum: numeric('exclusiveMaximum', (value, bound) => value >= bound),
  multipleOf: numeric('multipleOf', (value, step) => step !== 0 && !isMultiple(value, step)),
  minLength: counted('minLength', textLength, (length, bound) => length < bound),
  maxLength: counted('maxLength', textLength, (length, bound) => length > bound),
  pattern: (node, expected, _schema, { index }) => {
    if (node.type !== 'string' || typeof expected !== 'string') return [];
    const pattern = index.pattern(expected);
    return pattern === undefined || pattern.test(node.value as string) ? [] : [{ node, keyword: 'pattern', expected }];
  },
  format: check('format', (node, expected) => {
    if (node.type !== 'string' || typeof expected !== 'string') return false;
    const format = formatOf(expected);
    return format !== undefined && !format(node.value as string);
  }),
};

function isOfType(node: Node, type: string): boolean {
  if (type === 'integer') return node.type === 'number' && Number.isInteger(node.value);
  return node.type === type;
}

function hasValue(values: readonly JsonValue[], node: Node): boolean {
  const value = jsonOf(node);
  return values.some((candidate) => sameJson(candidate, value));
}

/** Python divides whole numbers exactly, and compares the quotient of others with its whole part. */
function isMultiple(value: number, step: number): boolean {
  if (Number.isInteger(value) && Number.isInteger(step)) return value % step === 0;
  return Number.isInteger(value / step);
}

/** Python counts characters, not UTF-16 units. */
function textLength(node: Node): number | undefined {
  if (node.type !== 'string') return undefined;
  return codePointLength(node.value as string);
}
