import { FORMAT_RULES } from './formatTexts';
import { PARAMETER_RULES } from './parameters/parameterRules';
import type { Rule } from './rule';
import { backoffRule } from './rules/backoff';
import { CONDITION_RULES } from './rules/conditions';
import { CONNECTOR_RULES } from './rules/connector';
import { SCHEMA_RULES } from './rules/connectorSchemas';
import { eventBodyRule } from './rules/customEventBody';
import { cycleRule } from './rules/cycles';
import { DEFECT_RULES } from './rules/defects';
import { digitsRule } from './rules/digits';
import { EXPRESSION_RULES } from './rules/expressions';
import { orderRule } from './rules/orders';
import { PARAMETER_USE_RULES } from './rules/parameterUse';
import { REFERENCE_RULES } from './rules/references';
import { retryOnRule } from './rules/retryOn';
import { scheduleRule } from './rules/schedule';
import { SHAPE_RULES } from './rules/shapeRules';
import { STATE_RULES } from './rules/stateReads';
import { RESULT_RULES } from './rules/stateResults';
import { storedNumberRule } from './rules/storedNumber';
import { syntaxRule } from './rules/syntax';
import { uncallableRule } from './rules/uncallable';
import { VARIABLE_RULES } from './rules/variables';
import { WORKFLOW_REFERENCE_RULES } from './rules/workflowReferences';

/** Every rule, in the order of the documentation. */
export const ALL_RULES: readonly Rule[] = [
  syntaxRule,
  ...Object.values(SHAPE_RULES),
  storedNumberRule,
  digitsRule,
  orderRule,
  scheduleRule,
  eventBodyRule,
  backoffRule,
  retryOnRule,
  ...Object.values(REFERENCE_RULES),
  ...Object.values(WORKFLOW_REFERENCE_RULES),
  ...Object.values(PARAMETER_RULES),
  ...Object.values(EXPRESSION_RULES),
  ...Object.values(CONDITION_RULES),
  ...Object.values(DEFECT_RULES),
  cycleRule,
  ...Object.values(VARIABLE_RULES),
  ...Object.values(FORMAT_RULES),
  ...Object.values(STATE_RULES),
  ...Object.values(RESULT_RULES),
  ...Object.values(CONNECTOR_RULES),
  uncallableRule,
  ...Object.values(SCHEMA_RULES),
  ...Object.values(PARAMETER_USE_RULES),
];
