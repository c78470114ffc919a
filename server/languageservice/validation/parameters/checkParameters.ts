import { closestName } from '../../../../flexli/expressions/check/closestName';
import type { Node } from 'jsonc-parser';
import type { JsonObject, JsonValue } from '../../../../flexli/model/json';
import { isJsonObject } from '../../../../flexli/model/json';
import type { ParameterSchemas } from '../../jsonschema/parameterSchemas';
import type { SchemaError } from '../../jsonschema/schemaError';
import { propertyOf } from '../../syntax/nodes';
import type { Findings } from '../findings';
import { emptyValue, insertion } from '../insertion';
import { keyPlace } from '../keyPlace';
import { changeTo } from '../fixes';
import { removal } from '../removal';
import { quoted } from '../wording';
import { plainErrors } from './explain';
import { PARAMETER_RULES } from './parameterRules';
import { valueFix } from './valueFix';
import { explained } from './wording';

/** What is being checked, and against what. */
export interface ParameterCheck {
  readonly findings: Findings;
  readonly schemas: ParameterSchemas;
  readonly schema: JsonObject;
  /** Type of the action, for messages. */
  readonly action: string;
  /** Whether the API looks here at all: it does not inside an Iterator or a Branch. */
  readonly verdict: 'refused' | 'fails';
}

/** Holds the parameters of a connector action against the schema of its connector. */
export function checkParameters(parameters: Node, check: ParameterCheck): void {
  const { findings, schemas, schema } = check;
  const errors = plainErrors(schemas.reported(parameters, schema), schema, schemas);
  const missing = errors.filter(isMissing);
  const unknown = errors.filter(isUnknown);
  const found = new Set<SchemaError>();
  for (const error of unknown) {
    const other = reportUnknown(
      error,
      missing.filter((one) => one.node === error.node && !found.has(one)),
      check,
    );
    if (other) found.add(other);
  }
  for (const error of missing) if (!found.has(error)) reportMissing(error, check);
  const seen = new Set<Node>();
  for (const error of errors) {
    // The first of several errors about one value says what is wrong.
    if (isMissing(error) || isUnknown(error) || seen.has(error.node)) continue;
    seen.add(error.node);
    const { rule, message } = explained(error, nameOf(error.node));
    const { verdict } = check;
    const isComposite = error.node.type === 'object' || error.node.type === 'array';
    findings.add(rule, error.node, message, {
      verdict,
      fix: valueFix(error, findings.document.text),
      ...(isComposite && { at: keyPlace(error.node, findings.document.text) }),
    });
  }
}

function isMissing({ keyword }: SchemaError): boolean {
  return keyword === 'required' || keyword === 'dependentRequired';
}

function isUnknown({ keyword, key }: SchemaError): boolean {
  return key !== undefined && (keyword === 'additionalProperties' || keyword === 'unevaluatedProperties');
}

function reportMissing({ node, key = '', schema }: SchemaError, { findings, action, verdict }: ParameterCheck): void {
  const path = findings.document.pathOf(node);
  findings.add(PARAMETER_RULES.missing, node, `${action} needs ${quoted(key)} ${whereOf(node)}.`, {
    verdict,
    at: keyPlace(node, findings.document.text),
    path: path === '' ? key : `${path}.${key}`,
    fix: insertion(node, key, emptyParameter(schema, key), findings.document.text),
    data: { missing: key },
  });
}

/** What stands for a parameter until the author writes a better value: one that its schema allows, where it says. */
export function emptyParameter(schema: JsonObject | undefined, key: string): string {
  const own = isJsonObject(schema?.properties) ? schema.properties[key] : undefined;
  if (!isJsonObject(own)) return emptyValue(undefined);
  const type = typeof own.type === 'string' ? own.type : undefined;
  const allowed = Array.isArray(own.enum) ? (own.enum as readonly JsonValue[]) : undefined;
  return emptyValue(type, allowed, own.default ?? own.const);
}

/** A misspelt key is one mistake, not an unknown and a missing one. Returns the missing one that it explains. */
function reportUnknown(
  { node, key = '', known = [] }: SchemaError,
  missing: readonly SchemaError[],
  { findings, action, verdict }: ParameterCheck,
): SchemaError | undefined {
  const property = propertyOf(node, key);
  const keyNode = property?.children?.[0];
  if (!keyNode) return undefined;
  const names = [...missing.map((error) => error.key ?? ''), ...known].filter((name) => !propertyOf(node, name));
  const near = closestName(key, names);
  const what = `${action} has no parameter ${quoted(key)}.`;
  findings.add(
    PARAMETER_RULES.unknown,
    keyNode,
    near === undefined ? `${what} Remove it.` : `${what} Did you mean ${quoted(near)}?`,
    {
      verdict,
      ...(near !== undefined && { path: `${findings.document.pathOf(node)}.${near}` }),
      fix: near === undefined ? removal(property, findings.document.text) : changeTo(keyNode, JSON.stringify(near)),
    },
  );
  return missing.find((error) => error.key === near);
}

function nameOf(node: Node): string {
  const key: unknown = node.parent?.type === 'property' ? node.parent.children?.[0]?.value : undefined;
  if (typeof key === 'string') return quoted(key);
  return 'This item';
}

function whereOf(node: Node): string {
  const key: unknown = node.parent?.type === 'property' ? node.parent.children?.[0]?.value : undefined;
  return typeof key === 'string' && key !== 'parameters' ? `in ${quoted(key)}` : 'in its parameters';
}
