import type { Node } from 'jsonc-parser';
import { CoreAction } from '../../../flexli/model/coreActions';
import type { LanguageContext } from '../context';
import type { ParsedExpressions } from '../expressions/parsedExpressions';
import type { ParameterSchemas } from '../jsonschema/parameterSchemas';
import { FLEXLI_SHAPES } from '../schema/flexliShapes';
import type { ActionView } from '../syntax/actionView';
import { valueOf } from '../syntax/nodes';
import { visitAction } from '../syntax/workflowView';
import type { Findings } from './findings';
import type { KeptFindings } from './keptFindings';
import { checkBackoff } from './rules/backoff';
import { checkCondition } from './rules/conditions';
import { checkEventBody } from './rules/customEventBody';
import { checkActionDefects, checkIgnoredSettings } from './rules/defects';
import { checkExpressionsIn } from './rules/expressions';
import { checkOrders } from './rules/orders';
import { checkActionReference, checkSourceReference } from './rules/references';
import { checkSchedule } from './rules/schedule';
import { checkVariables } from './rules/variables';
import { walkShape } from './shape/walkShape';

/** What the check of a workflow needs besides the document. */
export interface WorkflowCheck {
  readonly findings: Findings;
  readonly context: LanguageContext;
  readonly schemas: ParameterSchemas;
  readonly kept: KeptFindings;
  readonly parsed: ParsedExpressions;
  /** Asked after each action that had to be checked: whether to leave the rest. */
  readonly pause?: (() => boolean) | undefined;
}

/**
 * The rules about a workflow as a whole, and about each of its actions.
 *
 * @returns whether all was checked; after a pause, what was found in actions is kept for the next time
 */
export function checkWorkflow(root: Node, check: WorkflowCheck): boolean {
  const { findings, context, kept, parsed, pause } = check;
  walkShape(root, FLEXLI_SHAPES.workflow.root, { findings, key: undefined, skipped: 'actions' });
  checkBackoff(findings, root);
  checkIgnoredSettings(findings, root);
  const source = valueOf(root, 'source');
  if (source?.type === 'object') {
    checkSchedule(findings, source);
    checkSourceReference(findings, source, context);
    checkCondition(findings, valueOf(source, 'condition'), 'source', parsed);
    checkExpressionsIn(findings, valueOf(source, 'transform'), { functions: 'all', insideIterator: false, parsed });
  }
  const actions = valueOf(root, 'actions');
  if (actions?.type !== 'array') return true;
  const items = actions.children ?? [];
  checkOrders(findings, items, 'workflow');
  for (const [index, item] of items.entries()) {
    const isNew = kept.add(findings, item, `actions[${index}]`, context, (part) => {
      checkTopAction(item, { ...check, findings: part });
    });
    if (isNew && pause?.()) return false;
  }
  return true;
}

function checkTopAction(item: Node, check: WorkflowCheck): void {
  const { findings, parsed } = check;
  const shape = FLEXLI_SHAPES.workflow.root.property('actions')?.items;
  if (shape) walkShape(item, shape, { findings, key: undefined });
  visitAction(item, 'workflow', false, {
    siblings: (items, place) => {
      checkOrders(findings, items, place);
    },
    action: (action) => {
      checkAction(action, check);
    },
    branch: (branch) => {
      checkCondition(findings, valueOf(branch, 'condition'), 'action', parsed);
    },
  });
}

function checkAction(action: ActionView, { findings, context, schemas, parsed }: WorkflowCheck): void {
  checkBackoff(findings, action.node);
  checkEventBody(findings, action);
  checkVariables(findings, action);
  checkActionDefects(findings, action);
  checkActionReference(findings, action, context, schemas);
  checkCondition(findings, action.value('condition'), 'action', parsed);
  const options = { functions: 'all', insideIterator: action.insideIterator, parsed } as const;
  // The actions inside are visited for themselves.
  const nested =
    action.type === CoreAction.Iterator ? 'actions' : action.type === CoreAction.Branch ? 'branches' : undefined;
  checkExpressionsIn(findings, action.value('parameters'), options, nested);
  checkExpressionsIn(findings, action.value('variables'), options);
  checkExpressionsIn(findings, action.value('transform'), options);
}
