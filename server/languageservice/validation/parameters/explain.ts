import type { Node } from 'jsonc-parser';
import type { JsonObject, JsonValue } from '../../../../flexli/model/json';
import { isJsonObject } from '../../../../flexli/model/json';
import type { ParameterSchemas } from '../../jsonschema/parameterSchemas';
import { isExpression } from '../../jsonschema/parameterSchemas';
import type { SchemaError } from '../../jsonschema/schemaError';
import { isPlaceholder } from '../shape/valueChecks';

/**
 * The errors as a person can use them: where a union fails and one member is plainly meant, what is wrong with that
 * member stands for the union, so that the smallest node is marked. Placeholders are of an unknown value, which is not wrong.
 */
export function plainErrors(
  errors: readonly SchemaError[],
  root: JsonObject,
  schemas: ParameterSchemas,
): readonly SchemaError[] {
  return errors.flatMap((error) => {
    if (mayFit(error)) return [];
    if (error.keyword !== 'anyOf' && error.keyword !== 'oneOf') return [error];
    const meant = meantMember(error, root, schemas);
    return meant ?? [error];
  });
}

/** An error that only says that a text with a placeholder does not fit, or a union around one. */
function mayFit({ node, keyword }: SchemaError): boolean {
  if (node.type === 'string') return /\{\{[^{}]+\}\}/.test(node.value as string);
  return (keyword === 'anyOf' || keyword === 'oneOf' || keyword === 'not') && holdsPlaceholder(node);
}

function holdsPlaceholder(node: Node): boolean {
  return isPlaceholder(node) || (node.children ?? []).some(holdsPlaceholder);
}

/** The errors of the one member that has the value's type, unless the value itself is what is wrong. */
function meantMember(
  error: SchemaError,
  root: JsonObject,
  schemas: ParameterSchemas,
): readonly SchemaError[] | undefined {
  if (!Array.isArray(error.expected) || (error.node.type !== 'object' && error.node.type !== 'array')) return undefined;
  const members = (error.expected as readonly JsonValue[]).filter(isJsonObject);
  const tried = members
    .map((member) => ({ member, found: schemas.errors(error.node, root, member) }))
    .filter(({ found }) => found.length > 0 && !found.some((one) => one.node === error.node && isOfAll(one)));
  const named = tried.length > 1 ? tried.filter(({ member }) => isNamed(error.node, member, root, schemas)) : tried;
  const only = named.length === 1 ? named[0]?.found : undefined;
  return only?.every((one) => one.node !== error.node || one.key !== undefined)
    ? plainErrors(only.map(markExpression), root, schemas)
    : undefined;
}

/** Whether an object has what tells a member from others, such as `"type": "section"`: a key with few values, one of which it has. */
function isNamed(node: Node, member: JsonObject, root: JsonObject, schemas: ParameterSchemas): boolean {
  const constants = (node.children ?? []).flatMap(({ type, children }) => {
    const value = type === 'property' ? children?.[1] : undefined;
    return value?.type === 'string' && !isExpression(value) ? [value] : [];
  });
  const rejected = (object: Node, values: readonly Node[]): readonly Node[] =>
    schemas
      .errors(object, root, member)
      .filter(({ node: wrong, keyword }) => values.includes(wrong) && (keyword === 'enum' || keyword === 'const'))
      .map(({ node: wrong }) => wrong);
  if (constants.length === 0 || rejected(node, constants).length > 0) return false;
  // Whatever has only few values rejects one that nobody writes.
  const nothing = (value: Node): Node => ({ ...value, value: '\0' });
  const properties = (node.children ?? []).map((property): Node => {
    const [key, value] = property.children ?? [];
    return key && value && constants.includes(value) ? { ...property, children: [key, nothing(value)] } : property;
  });
  const probes = properties.flatMap(({ children }) => children?.[1] ?? []);
  return rejected({ ...node, children: properties }, probes).length > 0;
}

/** Errors that say that the value is of another kind than the member. */
function isOfAll({ keyword }: SchemaError): boolean {
  return keyword === 'type' || keyword === 'enum' || keyword === 'const' || keyword === 'false';
}

/** An expression inside a union is a text to the API, and does not stand for any type. */
function markExpression(error: SchemaError): SchemaError {
  return isExpression(error.node) ? { ...error, keyword: 'expression-in-union' } : error;
}
