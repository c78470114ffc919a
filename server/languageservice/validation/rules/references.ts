import { closestName } from '../../../../flexli/expressions/check/closestName';
import type { Node } from 'jsonc-parser';
import { isCoreType } from '../../../../flexli/model/coreActions';
import type { JsonObject, JsonValue } from '../../../../flexli/model/json';
import { isUlid } from '../../../../flexli/model/ulid';
import type { CatalogConnector } from '../../catalog';
import { connectorName, findAction, findEvent } from '../../catalog';
import { connectorReference } from '../../completion/connectorIds';
import type { LanguageContext } from '../../context';
import { connectorOfId, placeholderName } from '../../context';
import type { ParameterSchemas } from '../../jsonschema/parameterSchemas';
import type { ActionView } from '../../syntax/actionView';
import { ProjectVariables } from '../../project/projectVariables';
import { propertyOf, stringOf, valueOf } from '../../syntax/nodes';
import type { Findings } from '../findings';
import { insertion } from '../insertion';
import { hasMisspelt } from '../misspelt';
import { checkParameters, emptyParameter } from '../parameters/checkParameters';
import { PARAMETER_RULES } from '../parameters/parameterRules';
import { changeTo, replace } from '../fixes';
import type { Rule } from '../rule';
import { allOf, oneOf, quoted } from '../wording';

const ACTION = (action: string): string =>
  `{ "name": "Example", "schema_version": 1, "actions": [{ ${action}, "order": 1, "parameters": {} }] }`;

const refused = { verdict: 'refused', severity: 'error' } as const;

/** What a workflow says of connectors, held against those that are known. */
export const REFERENCE_RULES = {
  connector: {
    ...refused,
    code: 'connector-id-unknown',
    title: 'The account has no connector of this id',
    why: 'The API refuses the workflow. Of an id it is reported only when all connectors of the account are known; what can be no id is reported at once.',
    mend: 'Choose a connector by its name (Ctrl+Space), or deploy it first.',
    example: { kind: 'workflow', text: ACTION('"connector_id": "01J00000000000000000000000", "type": "PostMessage"') },
  },
  action: {
    ...refused,
    code: 'action-type-unsupported',
    title: 'The connector has no such action',
    why: 'The API refuses the workflow.',
    mend: 'Choose one of the actions that the message names.',
    example: { kind: 'workflow', text: ACTION('"connector_id": "{{Team Chat}}", "type": "PostMesage"') },
  },
  event: {
    ...refused,
    code: 'event-type-unsupported',
    title: 'The connector has no such event',
    why: 'The API refuses the workflow.',
    mend: 'Choose one of the events that the message names.',
    example: {
      kind: 'workflow',
      text: '{ "name": "Example", "schema_version": 1, "source": { "connector_id": "{{Team Chat}}", "type": "Nothing" }, "actions": [{ "order": 1, "type": "Flexli:CoreV1:Wait", "parameters": { "seconds": 1 } }] }',
    },
  },
} as const satisfies Record<string, Rule>;

/** The connector, the type and the parameters of a connector action. */
export function checkActionReference(
  findings: Findings,
  action: ActionView,
  context: LanguageContext,
  schemas: ParameterSchemas,
): void {
  if (!action.isConnectorAction) return;
  // The API looks at the actions of the workflow itself only; nested ones go wrong when they run.
  const verdict = action.place === 'workflow' ? 'refused' : 'fails';
  const connector = checkConnector(findings, action.value('connector_id'), context, verdict);
  const { type } = action;
  const typeNode = action.value('type');
  if (!connector || type === undefined || !typeNode) return;
  // What is no name at all yet has its own finding.
  if (!/^[a-zA-Z0-9]+$/.test(type)) return;
  const known = findAction(connector, type);
  if (!known) {
    const names = (connector.document.actions ?? []).map((one) => one.type);
    reportUnsupported(findings, REFERENCE_RULES.action, typeNode, connector, names, 'action', verdict);
    return;
  }
  if (!known.parameters) {
    findings.add(
      PARAMETER_RULES.undefined,
      typeNode,
      `${connectorName(connector)} does not define the parameters of ${type}; the API answers 500. Add "parameters" to the action in the connector.`,
      { verdict },
    );
    return;
  }
  const parameters = propertyOf(action.node, 'parameters');
  const value = parameters?.children?.[1];
  if (value) checkParameters(value, { findings, schemas, schema: known.parameters, action: type, verdict });
  else if (!parameters && !hasMisspelt(action.node, ['parameters']))
    checkAbsent(findings, action.node, typeNode, known.parameters, schemas, verdict);
}

/** Parameters that are left out are null to the API, and most schemas want an object. */
function checkAbsent(
  findings: Findings,
  action: Node,
  typeNode: Node,
  schema: JsonObject,
  schemas: ParameterSchemas,
  verdict: 'refused' | 'fails',
): void {
  const { offset, length } = typeNode;
  const absent: Node = { type: 'null', value: null, offset, length, parent: action };
  if (schemas.reported(absent, schema).length === 0) return;
  const required: readonly JsonValue[] = Array.isArray(schema.required) ? schema.required : [];
  const keys = required.filter((key) => typeof key === 'string');
  const names = allOf(keys.length > 3 ? [...keys.slice(0, 3).map(quoted), 'more'] : keys.map(quoted));
  const written = keys.map((key) => `${JSON.stringify(key)}: ${emptyParameter(schema, key)}`);
  const value = keys.length === 0 ? '{}' : `{ ${written.join(', ')} }`;
  const message = `${typeNode.value as string} needs “parameters”${names === '' ? '' : ` with ${names}`}.`;
  findings.add(PARAMETER_RULES.missing, absent, message, {
    verdict,
    fix: insertion(action, 'parameters', value, findings.document.text),
    data: { missing: 'parameters' },
  });
}

/** The connector and the event of a workflow's source. */
export function checkSourceReference(findings: Findings, source: Node, context: LanguageContext): void {
  const type = stringOf(source, 'type');
  if (type !== undefined && isCoreType(type)) return;
  const connector = checkConnector(findings, valueOf(source, 'connector_id'), context, 'refused');
  const typeNode = valueOf(source, 'type');
  if (!connector || type === undefined || !typeNode || findEvent(connector, type)) return;
  const names = (connector.document.events ?? []).map((one) => one.type);
  reportUnsupported(findings, REFERENCE_RULES.event, typeNode, connector, names, 'event', 'refused');
}

function checkConnector(
  findings: Findings,
  node: Node | undefined,
  context: LanguageContext,
  verdict: 'refused' | 'fails',
): CatalogConnector | undefined {
  if (node?.type !== 'string') return undefined;
  const id = node.value as string;
  const connector = connectorOfId(context, id);
  const placeholder = placeholderName(id);
  if (connector) return connector;
  if (placeholder !== undefined) {
    hintAtPlaceholder(findings, node, placeholder, context);
    return undefined;
  }
  if (!isUlid(id) && !id.includes('{{')) {
    reportNoId(findings, node, id, context, verdict);
  } else if (context.catalog.complete) {
    const message = `The account has no connector with the id ${quoted(id)}. Choose one by its name (Ctrl+Space), or deploy it first.`;
    findings.add(REFERENCE_RULES.connector, node, message, { verdict });
  }
  return undefined;
}

/** A placeholder may stand for anything, but one that is nearly the name of a connector most likely means that. */
function hintAtPlaceholder(findings: Findings, node: Node, placeholder: string, context: LanguageContext): void {
  const near = closestName(placeholder, new Set(context.catalog.connectors.map(connectorName)));
  if (near === undefined) return;
  if (new ProjectVariables(context.projectFile?.text ?? '').names.includes(placeholder)) return;
  const message = `No connector is called ${quoted(placeholder)}, and nothing else says what this stands for. Did you mean ${quoted(near)}?`;
  findings.add(REFERENCE_RULES.connector, node, message, {
    verdict: 'advice',
    severity: 'hint',
    fix: replace(node, JSON.stringify(`{{${near}}}`)),
  });
}

/** What can be no id in any account; most often the name or type of a connector. */
function reportNoId(
  findings: Findings,
  node: Node,
  id: string,
  context: LanguageContext,
  verdict: 'refused' | 'fails',
): void {
  const { connectors } = context.catalog;
  const named = connectors.filter((one) => [connectorName(one), one.document.type].some((name) => isSame(name, id)));
  const only = named.length === 1 ? named[0] : undefined;
  const reference = only && connectorReference(only, context);
  const what = id === '' ? 'The id of a connector is missing.' : `${quoted(id)} is no id of a connector.`;
  const hint =
    only === undefined || reference === undefined
      ? 'Choose one by its name (Ctrl+Space).'
      : placeholderName(reference) === undefined
        ? `That of ${connectorName(only)} is "${reference}".`
        : `Did you mean "${reference}"?`;
  findings.add(REFERENCE_RULES.connector, node, `${what} ${hint}`, {
    verdict,
    ...(reference !== undefined && { fix: replace(node, JSON.stringify(reference)) }),
  });
}

function isSame(name: string, id: string): boolean {
  return name.toLowerCase() === id.trim().toLowerCase();
}

function reportUnsupported(
  findings: Findings,
  rule: Rule,
  node: Node,
  connector: CatalogConnector,
  names: readonly string[],
  noun: string,
  verdict: 'refused' | 'fails',
): void {
  const type = node.value as string;
  const near = closestName(type, names);
  const what = `${connectorName(connector)} has no ${noun} ${quoted(type)}.`;
  const some = names.length > 8 ? `${oneOf(names.slice(0, 8))} or another` : oneOf(names);
  const hint =
    near !== undefined ? `Did you mean ${quoted(near)}?` : names.length === 0 ? `It has none.` : `It has ${some}.`;
  findings.add(rule, node, `${what} ${hint}`, {
    verdict,
    ...(near !== undefined && { fix: changeTo(node, JSON.stringify(near)) }),
  });
}
