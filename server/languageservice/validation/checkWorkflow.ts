import type { Node } from 'jsonc-parser';
import type { LanguageContext } from '../context';
import { ActionSites, sitesInSource } from '../expressions/actionSites';
import type { ParsedExpressions } from '../expressions/parsedExpressions';
import type { WorkflowStates } from '../inference/workflowStates';
import type { ParameterSchemas } from '../jsonschema/parameterSchemas';
import type { LanguageDocument } from '../languageDocument';
import { FLEXLI_SHAPES } from '../schema/flexliShapes';
import type { ActionView } from '../syntax/actionView';
import { valueOf } from '../syntax/nodes';
import { visitAction } from '../syntax/workflowView';
import type { Findings } from './findings';
import type { KeptFindings } from './keptFindings';
import { checkBackoff } from './rules/backoff';
import { checkCondition } from './rules/conditions';
import { checkEventBody } from './rules/customEventBody';
import { readEmitted } from './rules/cycles';
import { checkActionDefects, checkIgnoredSettings } from './rules/defects';
import { checkExpressionOf } from './rules/expressions';
import { checkOrders, readOrder } from './rules/orders';
import { checkActionReference, checkSourceReference } from './rules/references';
import { checkRetryOn } from './rules/retryOn';
import { checkSchedule } from './rules/schedule';
import type { StateReads } from './rules/stateReads';
import { checkVariables } from './rules/variables';
import { checkWorkflowReference } from './rules/workflowReferences';
import { walkShape } from './shape/walkShape';

/** What the check of a workflow needs besides its text. */
export interface WorkflowCheck {
  readonly opened: LanguageDocument;
  readonly findings: Findings;
  readonly context: LanguageContext;
  readonly schemas: ParameterSchemas;
  readonly kept: KeptFindings;
  readonly reads: StateReads;
  readonly parsed: ParsedExpressions;
  /** Asked after each action that had to be checked: whether to leave the rest. */
  readonly pause: () => boolean;
}

/**
 * The rules about a workflow as a whole, and about each of its actions.
 *
 * @returns whether all was checked; after a pause, what was found in actions is kept for the next time
 */
export function checkWorkflow(root: Node, check: WorkflowCheck): boolean {
  const { findings, context, parsed } = check;
  walkShape(root, FLEXLI_SHAPES.workflow.root, { findings, key: undefined, skipped: 'actions' });
  checkBackoff(findings, root);
  checkRetryOn(findings, root);
  checkIgnoredSettings(findings, root);
  const source = valueOf(root, 'source');
  if (source?.type === 'object') {
    checkSchedule(findings, source);
    checkSourceReference(findings, source, context);
    checkCondition(findings, valueOf(source, 'condition'), 'source');
  }
  const states = check.reads.statesOf(check.opened, context);
  const sites = sitesInSource(root);
  for (const { node, site } of sites) checkExpressionOf(findings, node, site, parsed);
  check.reads.checkSource(findings, sites, states);
  const actions = valueOf(root, 'actions');
  return actions?.type !== 'array' || checkActions(actions.children ?? [], states, check);
}

/**
 * Each action is gone through by all rules at once, after which its syntax tree is let go: in a large workflow the trees
 * would take far more memory than all that is kept of them, and time to move about.
 */
function checkActions(items: readonly Node[], states: WorkflowStates, check: WorkflowCheck): boolean {
  const { findings, kept, context, reads, pause } = check;
  const { parsed: text } = findings.document;
  let found = findings.part();
  const readsOf = (index: number, sites: ActionSites) => reads.checkAction(found, sites, index, states, context);
  for (const [index, item] of items.entries()) {
    const sites = new ActionSites(item);
    const isNew = kept.add(findings, item, `actions[${index}]`, context, (part) => {
      checkTopAction(sites, { ...check, findings: part });
    });
    if (item.type === 'object') {
      readOrder(text, item);
      readEmitted(text, item);
    }
    if (!readsOf(index, sites) && !isNew) continue;
    text.letGo(item);
    if (pause()) return false;
  }
  if (!states.inTextOrder) {
    // What was said of states held for the order of the text.
    found = findings.part();
    for (const [index, item] of items.entries()) if (readsOf(index, new ActionSites(item)) && pause()) return false;
  }
  findings.take(found.all);
  checkOrders(findings, items, 'workflow');
  return true;
}

function checkTopAction(sites: ActionSites, check: WorkflowCheck): void {
  const { findings, parsed } = check;
  const { action: item } = sites;
  const shape = FLEXLI_SHAPES.workflow.root.property('actions')?.items;
  if (shape) walkShape(item, shape, { findings, key: undefined });
  for (const { node, site } of sites.all) checkExpressionOf(findings, node, site, parsed);
  visitAction(item, 'workflow', false, {
    siblings: (items, place) => {
      checkOrders(findings, items, place);
    },
    action: (action) => {
      checkAction(action, sites, check);
    },
    branch: (branch) => {
      checkCondition(findings, valueOf(branch, 'condition'), 'action');
    },
  });
}

function checkAction(action: ActionView, sites: ActionSites, { findings, context, schemas }: WorkflowCheck): void {
  checkBackoff(findings, action.node);
  checkRetryOn(findings, action.node);
  checkEventBody(findings, action);
  checkVariables(findings, action, sites);
  checkActionDefects(findings, action);
  checkActionReference(findings, action, context, schemas);
  checkWorkflowReference(findings, action, context);
  checkCondition(findings, action.value('condition'), 'action');
}
