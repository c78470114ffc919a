import { closestName } from '../../../../flexli/expressions/check/closestName';
import type { Node } from 'jsonc-parser';
import type { JsonObject, JsonValue } from '../../../../flexli/model/json';
import { isJsonObject } from '../../../../flexli/model/json';
import { jsonOf } from '../../jsonschema/jsonOf';
import { META_SCHEMA } from '../../jsonschema/metaSchema';
import type { ParameterSchemas } from '../../jsonschema/parameterSchemas';
import { SchemaIndex } from '../../jsonschema/schemaIndex';
import { isComposite, stringValue } from '../../syntax/nodes';
import type { Findings } from '../findings';
import { keyPlace } from '../keyPlace';
import { plainErrors } from '../parameters/explain';
import { valueFix } from '../parameters/valueFix';
import { explained } from '../parameters/wording';
import type { Rule } from '../rule';
import { changeTo, replace } from '../fixes';
import { quoted } from '../wording';

const PARAMETERS = (schema: string): Rule['example'] => ({
  kind: 'connector',
  text: `{ "type": "A", "name": "A", "description": "", "schema_version": 1, "config": { "host": "a.example.com" }, "actions": [{ "type": "Get", "method": "get", "path": "a", "parameters": ${schema} }] }`,
});

export const SCHEMA_RULES = {
  malformed: {
    code: 'schema-malformed',
    verdict: 'fails',
    severity: 'error',
    title: 'The JSON Schema is malformed',
    why: 'The API takes it, and crashes when a workflow uses the action.',
    mend: 'The message says what the keyword takes. A quick fix mends what is plain, such as a misspelt type.',
    example: PARAMETERS('{ "type": "strin" }'),
  },
  reference: {
    code: 'schema-reference-unknown',
    verdict: 'fails',
    severity: 'error',
    title: 'A `$ref` leads nowhere',
    why: 'The API takes the connector, and crashes when a workflow uses the action.',
    mend: 'Refer to a definition inside of the same schema, such as "#/$defs/name".',
    example: PARAMETERS('{ "$ref": "#/$defs/nothing" }'),
  },
  keyword: {
    code: 'schema-keyword-misspelt',
    verdict: 'advice',
    severity: 'warning',
    title: 'A keyword of JSON Schema is misspelt',
    why: 'Unknown keywords are ignored, so the rule that you mean is not checked.',
    mend: 'Correct the spelling. A quick fix does it.',
    example: PARAMETERS('{ "type": "object", "requierd": ["a"] }'),
  },
  required: {
    code: 'schema-required-misspelt',
    verdict: 'advice',
    severity: 'warning',
    title: 'A required key is nearly one of the properties',
    why: 'Every workflow that uses the action has to give a key of that very name, which nothing describes.',
    mend: 'Correct the spelling. A quick fix does it.',
    example: PARAMETERS('{ "type": "object", "properties": { "name": { "type": "string" } }, "required": ["nmae"] }'),
  },
} as const satisfies Record<string, Rule>;

const KEYWORDS = [
  ...Object.keys(isJsonObject(META_SCHEMA.properties) ? META_SCHEMA.properties : {}),
  'default',
  'const',
  'nullable',
  'example',
];
/** Keywords whose value is data. */
const DATA = new Set(['const', 'enum', 'default', 'examples', 'example']);
/** Keywords whose keys are names that the author chose. */
const NAMED = new Set([
  'properties',
  'patternProperties',
  '$defs',
  'definitions',
  'dependentSchemas',
  'dependentRequired',
]);

/** `node` is the JSON Schema of an action's parameters or of an event. */
export function checkSchema(findings: Findings, node: Node | undefined, schemas: ParameterSchemas): void {
  if (node?.type !== 'object') return;
  for (const error of plainErrors(schemas.errors(node, META_SCHEMA), META_SCHEMA, schemas)) {
    const key: unknown = error.node.parent?.type === 'property' ? error.node.parent.children?.[0]?.value : undefined;
    const name = typeof key === 'string' ? quoted(key) : 'This item';
    const fix = valueFix(error, findings.document.text);
    const near = error.keyword === 'anyOf' ? fix?.edits[0]?.newText : undefined;
    const message =
      near === undefined
        ? explained(error, name).message
        : `${name} cannot be ${quoted(error.node.value)}. Did you mean ${near}?`;
    const place = isComposite(error.node) ? { at: keyPlace(error.node, findings.document.text) } : {};
    findings.add(SCHEMA_RULES.malformed, error.node, message, {
      ...place,
      fix,
    });
  }
  const value = jsonOf(node);
  if (isJsonObject(value)) walk(findings, node, value, new SchemaIndex(value), 0);
}

function walk(findings: Findings, node: Node, value: JsonValue | undefined, index: SchemaIndex, depth: number): void {
  if (!isJsonObject(value) || node.type !== 'object') return;
  for (const { children } of node.children ?? []) {
    const [keyNode, child] = children ?? [];
    if (!keyNode || !child) continue;
    const key = keyNode.value as string;
    if (key === '$ref') checkReference(findings, child, value, index);
    if (key === 'required') checkRequired(findings, child, value);
    if (DATA.has(key)) continue;
    checkKeyword(findings, keyNode);
    const below = value[key];
    if (NAMED.has(key) && isJsonObject(below)) {
      for (const named of child.children ?? []) {
        const [name, schema] = named.children ?? [];
        if (name && schema) walk(findings, schema, below[name.value as string], index, depth + 1);
      }
    } else if (child.type === 'array' && Array.isArray(below)) {
      const items = below as readonly JsonValue[];
      for (const [at, item] of (child.children ?? []).entries()) walk(findings, item, items[at], index, depth + 1);
    } else {
      walk(findings, child, below, index, depth + 1);
    }
  }
}

function checkReference(findings: Findings, node: Node, schema: JsonObject, index: SchemaIndex): void {
  if (node.type !== 'string') return;
  const reference = node.value as string;
  // What the standard itself defines can be had everywhere.
  if (/^https?:\/\/json-schema\.org\//.test(reference) || index.resolve(reference, schema) !== undefined) return;
  findings.add(
    SCHEMA_RULES.reference,
    node,
    `${quoted(reference)} leads nowhere. Refer to a definition in this schema, such as "#/$defs/name".`,
  );
}

function checkRequired(findings: Findings, node: Node, { properties, required }: JsonObject): void {
  if (node.type !== 'array' || !isJsonObject(properties) || !Array.isArray(required)) return;
  const left = Object.keys(properties).filter((key) => !(required as readonly JsonValue[]).includes(key));
  for (const item of node.children ?? []) {
    const name = stringValue(item);
    if (name === undefined || Object.hasOwn(properties, name)) continue;
    const near = closestName(name, left);
    if (near === undefined) continue;
    const message = `${quoted(name)} is none of the properties. Did you mean ${quoted(near)}?`;
    findings.add(SCHEMA_RULES.required, item, message, { fix: replace(item, JSON.stringify(near)) });
  }
}

function checkKeyword(findings: Findings, node: Node): void {
  const key = node.value as string;
  if (KEYWORDS.includes(key) || key.startsWith('x-') || key.length < 4) return;
  const near = closestName(key, KEYWORDS);
  if (near === undefined) return;
  findings.add(SCHEMA_RULES.keyword, node, `JSON Schema has no keyword ${quoted(key)}. Did you mean ${quoted(near)}?`, {
    fix: changeTo(node, JSON.stringify(near)),
  });
}
