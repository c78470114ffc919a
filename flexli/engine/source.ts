import type { JsonValue } from '../model/json';
import type { WorkflowDocument } from '../model/workflow';
import { evaluateCondition } from './condition/condition';
import { EvaluatorFactory } from './expressionEvaluator';
import type { FunctionSource } from './expressionEvaluator';
import { isTooDeep, MAX_NESTING } from './nesting';
import { failed, success } from './outcome';
import type { Outcome } from './outcome';
import { DEFAULT_PROFILE } from './profile';
import type { EngineProfile } from './profile';
import { applyTransform } from './transform';

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
  return holds.ok ? holds : inSource(holds);
}

/** The state that a run starts with: the input, or what the source's transform makes of it. */
export function initialState(
  workflow: WorkflowDocument,
  input: JsonValue,
  evaluators: EvaluatorFactory,
  profile: EngineProfile,
): Outcome<JsonValue> {
  if (isTooDeep(input)) return failed(`the input is nested deeper than ${MAX_NESTING} levels.`);
  const transform = workflow.source?.transform ?? null;
  if (transform === null) return success(input);
  const state = applyTransform(input, transform, { evaluator: evaluators.create().expressions, profile });
  return state.ok
    ? state
    : inSource({ ok: false, failure: { ...state.failure, message: `its transform: ${state.failure.message}` } });
}

function inSource(outcome: Outcome<never> & { ok: false }): Outcome<never> {
  return { ok: false, failure: { ...outcome.failure, message: `the source: ${outcome.failure.message}` } };
}
