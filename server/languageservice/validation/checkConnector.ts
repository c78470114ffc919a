import type { Node } from 'jsonc-parser';
import type { ParsedExpressions } from '../expressions/parsedExpressions';
import type { ParameterSchemas } from '../jsonschema/parameterSchemas';
import { FLEXLI_SHAPES } from '../schema/flexliShapes';
import { valueOf } from '../syntax/nodes';
import type { Findings } from './findings';
import { checkDefinesParameters, checkTypes, checkHost, checkSecrets, checkSentSecrets } from './rules/connector';
import { checkSchema } from './rules/connectorSchemas';
import { checkCredentialDefects } from './rules/defects';
import { checkExpressionsIn } from './rules/expressions';
import { checkParameterUse } from './rules/parameterUse';
import { checkCallable } from './rules/uncallable';
import { walkShape } from './shape/walkShape';

/** The parts of an action in which the engine evaluates expressions. */
const EVALUATED = ['path', 'headers', 'query', 'body'] as const;

/** The rules about a connector and its actions and events. */
export function checkConnector(
  root: Node,
  findings: Findings,
  schemas: ParameterSchemas,
  parsed: ParsedExpressions,
): void {
  walkShape(root, FLEXLI_SHAPES.connector.root, { findings, key: undefined });
  const config = valueOf(root, 'config');
  const credentials = valueOf(config, 'credentials');
  checkHost(findings, config);
  checkSecrets(findings, credentials);
  checkSentSecrets(findings, valueOf(config, 'default_headers'));
  checkCredentialDefects(findings, credentials);
  const actions = itemsOf(valueOf(root, 'actions'));
  checkCallable(findings, config, actions);
  checkTypes(findings, actions, 'action');
  const events = itemsOf(valueOf(root, 'events'));
  checkTypes(findings, events, 'event');
  for (const event of events) checkSchema(findings, valueOf(event, 'schema'), schemas);
  for (const action of actions) {
    checkDefinesParameters(findings, action);
    checkSchema(findings, valueOf(action, 'parameters'), schemas);
    checkParameterUse(findings, action);
    checkSentSecrets(findings, valueOf(action, 'headers'));
    checkSentSecrets(findings, valueOf(action, 'query'));
    for (const key of EVALUATED)
      checkExpressionsIn(findings, valueOf(action, key), { functions: 'all', insideIterator: false, parsed });
  }
}

function itemsOf(node: Node | undefined): readonly Node[] {
  return node?.type === 'array' ? (node.children ?? []) : [];
}
