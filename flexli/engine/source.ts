import type { JsonValue } from '../model/json';
import type { WorkflowDocument } from '../model/workflow';
import { isObject } from './exactJson';
import { evaluateCondition } from './condition/condition';
import { EvaluatorFactory } from './expressionEvaluator';
import type { FunctionSource } from './expressionEvaluator';
import { crashed, success, withMessage } from './outcome';
import type { Outcome } from './outcome';
import { DEFAULT_PROFILE } from './profile';
import type { EngineProfile } from './profile';
import { applyTransform } from './transform';
import type { TransformContext } from './transforms/transformContext';

/** Whether a workflow's source lets an input start a run; its `on_fail` has no meaning there. */
export function sourceHolds(
  workflow: WorkflowDocument,
  input: JsonValue,
  host: FunctionSource,
  profile: EngineProfile = DEFAULT_PROFILE,
): Outcome<boolean> {
  const condition = workflow.source?.condition ?? null;
  if (condition === null) return success(true);
  const evaluator = new EvaluatorFactory(host, profile).create().conditions;
  const holds = evaluateCondition(condition, input, { evaluator, profile, now: () => host.now() });
  return holds.ok ? holds : withMessage(holds, `the source: ${holds.failure.message}`);
}

/** The state that a run starts with: the input, or what the source's transform makes of it. */
export function initialState(
  workflow: WorkflowDocument,
  input: JsonValue,
  evaluators: EvaluatorFactory,
  profile: EngineProfile,
): Outcome<JsonValue> {
  const transform = workflow.source?.transform ?? null;
  const context = { evaluator: evaluators.create().expressions, profile };
  const state = transform === null ? success(input) : applyTransform(input, transform, context);
  if (!state.ok) return withMessage(state, `the source: its transform: ${state.failure.message}`);
  return profile === 'documented' ? state : hostedState(state.value, context);
}

/**
 * The state that the hosted engine makes of an input, of an Iterator's items too: an object, whose key `transform`, if it
 * has one, is taken for a transform of the input itself.
 */
export function hostedState(input: JsonValue, context: TransformContext): Outcome<JsonValue> {
  if (!isObject(input)) return crashed('every item and every input must be an object in that build.');
  if (!Object.hasOwn(input, 'transform')) return success(input);
  const updates = input.transform ?? {};
  if (updates === false || updates === 0 || updates === '') return success({});
  if (!isObject(updates)) return crashed('the key "transform" of the input is taken for a transform in that build.');
  return applyTransform(input, updates, context);
}
