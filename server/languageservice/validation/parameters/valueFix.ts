import type { Node } from 'jsonc-parser';
import { closestName } from '../../../../flexli/expressions/check/closestName';
import type { JsonValue } from '../../../../flexli/model/json';
import { isJsonObject } from '../../../../flexli/model/json';
import { isExpression } from '../../jsonschema/parameterSchemas';
import type { SchemaError } from '../../jsonschema/schemaError';
import type { DiagnosticFix } from '../diagnostic';
import { replace, wrapInList } from '../fixes';

/** What mends a value that its schema refuses, where that is plain. */
export function valueFix({ keyword, expected, node }: SchemaError, text: string): DiagnosticFix | undefined {
  const wanted = Array.isArray(expected) ? (expected as readonly JsonValue[]) : [expected];
  if (isExpression(node)) return undefined;
  if (keyword === 'anyOf' || keyword === 'oneOf') {
    const near = nearestValue(node, wanted.flatMap(constantsOf));
    return near === undefined ? undefined : replace(node, JSON.stringify(near));
  }
  if (keyword === 'enum' || keyword === 'const') {
    const near = nearestValue(node, wanted);
    const other = wanted.find((one) => typeof one !== 'object' && String(one) === String(node.value));
    const meant = near ?? other ?? (wanted.length === 1 ? wanted[0] : undefined);
    return meant === undefined ? undefined : replace(node, JSON.stringify(meant));
  }
  return keyword === 'type' ? typeFix(node, wanted, text.slice(node.offset, node.offset + node.length)) : undefined;
}

/** The text of several that is misspelt here. */
function nearestValue(node: Node, values: readonly JsonValue[]): string | undefined {
  if (node.type !== 'string') return undefined;
  return closestName(
    String(node.value),
    values.filter((one) => typeof one === 'string'),
  );
}

/** The values that an alternative is limited to. */
function constantsOf(alternative: JsonValue): readonly JsonValue[] {
  if (!isJsonObject(alternative)) return [];
  const { enum: several, const: only } = alternative;
  if (Array.isArray(several)) return several as readonly JsonValue[];
  return only === undefined ? [] : [only];
}

function typeFix(node: Node, types: readonly JsonValue[], written: string): DiagnosticFix | undefined {
  if (node.type === 'string') {
    const value = String(node.value).trim();
    const isNumber = types.includes('integer') ? /^-?(?:0|[1-9]\d*)$/ : /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
    const takesNumber = types.includes('integer') || types.includes('number');
    if (takesNumber && isNumber.test(value)) return replace(node, value);
    if (types.includes('boolean') && /^(?:true|false)$/.test(value)) return replace(node, value);
  }
  const isPlain = node.type === 'number' || node.type === 'boolean';
  if (isPlain && types.includes('string')) return { ...replace(node, `"${written}"`), title: 'Put it in quotes' };
  if (!types.includes('array') || node.type === 'array' || node.type === 'null') return undefined;
  return wrapInList(node);
}
