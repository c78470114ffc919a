import { type ConditionContext, evaluateCondition } from '../../flexli/engine/condition/condition';
import { EvaluatorFactory } from '../../flexli/engine/expressionEvaluator';
import { DEFAULT_PROFILE } from '../../flexli/engine/profile';
import { type JsonObject, type JsonValue, isJsonObject } from '../../flexli/model/json';
import type { Condition } from '../../flexli/model/workflow';
import type { RunStep, RunTimeline } from './runTimeline';

/**
 * Marks the actions that their condition skipped. The history does not tell them from those that ran, but it has the
 * state before each, so the condition is evaluated once more. `workflow` is the document as it was deployed.
 */
export function markSkipped(timeline: RunTimeline, workflow: JsonValue): RunTimeline {
  return markLevel(timeline, isJsonObject(workflow) ? workflow.actions : undefined);
}

function markLevel(timeline: RunTimeline, actions: JsonValue | undefined): RunTimeline {
  return { ...timeline, steps: timeline.steps.map((step) => markStep(step, actionOf(step, actions))) };
}

function markStep(step: RunStep, action: JsonObject | undefined): RunStep {
  const inner = isJsonObject(action?.parameters) ? action.parameters.actions : undefined;
  const iterations = step.iterations.map((one) => markLevel(one, inner));
  const skipped = step.status === 'successful' && step.before !== undefined && skips(action?.condition, step.before);
  return { ...step, iterations, ...(skipped ? { status: 'skipped' } : {}) };
}

function actionOf({ order }: RunStep, actions: JsonValue | undefined): JsonObject | undefined {
  if (!Array.isArray(actions)) return undefined;
  return (actions as readonly JsonValue[]).find(
    (action): action is JsonObject => isJsonObject(action) && Number(action.order) === order,
  );
}

function skips(condition: JsonValue | undefined, state: JsonValue): boolean {
  if (!isCondition(condition) || condition.on_fail !== 'skip') return false;
  const now = (): Date => new Date();
  const { conditions } = new EvaluatorFactory({ now, random: Math.random }, DEFAULT_PROFILE).create();
  const context: ConditionContext = { evaluator: conditions, profile: DEFAULT_PROFILE, now };
  const holds = evaluateCondition(condition, state, context);
  return holds.ok && !holds.value;
}

function isCondition(value: unknown): value is Condition {
  if (typeof value !== 'object' || value === null || !('criteria' in value) || !Array.isArray(value.criteria))
    return false;
  return value.criteria.every((one: unknown) => {
    return typeof one === 'object' && one !== null && 'attributes' in one && Array.isArray(one.attributes);
  });
}
