import { isJsonObject } from '../../model/json';
import type { JsonObject, JsonValue } from '../../model/json';
import type { Condition, WorkflowAction } from '../../model/workflow';
import { evaluateCondition } from '../condition/condition';
import type { Outcome } from '../outcome';
import { success } from '../outcome';
import { failedBecause } from './actionContext';
import type { ActionContext, NestingExecutor } from './actionContext';

/** One of the branches, as the API takes it. */
interface Branch {
  readonly order: number;
  readonly condition?: Condition | null;
  readonly actions: readonly WorkflowAction[];
}

/**
 * Runs the actions of the first branch, in order, whose condition holds or that has none. They work on the state of the
 * run; when no branch fits, the run goes on.
 */
export const executeBranch: NestingExecutor = async function* (context) {
  const { control, scope, place, state } = context;
  if (control.profile !== 'documented') return failedBecause('its runner has no handler for Branch actions.');
  const parameters = isJsonObject(context.parameters) ? context.parameters : {};
  const branches = branchesOf(parameters.branches);
  for (const { branch, index } of branches) {
    const taken = holds(branch, context);
    if (!taken.ok) {
      return {
        kind: 'failed',
        failure: { ...taken.failure, message: `branch ${branch.order}: ${taken.failure.message}` },
      };
    }
    if (!taken.value) continue;
    const path = `${place.path}.parameters.branches[${index}].actions`;
    const end = yield* context.runActions(control, { ...scope, path }, branch.actions, state);
    return end.status === 'successful'
      ? { kind: 'done', response: end.state, state: end.state }
      : { kind: 'ended', end };
  }
  return { kind: 'done', response: state };
};

function holds(branch: Branch, { control, scope, state }: ActionContext): Outcome<boolean> {
  const condition = branch.condition ?? null;
  if (condition === null) return success(true);
  const { profile, host } = control;
  return evaluateCondition(condition, state, {
    evaluator: scope.evaluators.conditions,
    profile,
    now: () => host.now(),
  });
}

function branchesOf(value: JsonValue | undefined): readonly { readonly branch: Branch; readonly index: number }[] {
  if (!Array.isArray(value)) return [];
  return (value as readonly JsonValue[])
    .map((branch, index) => ({ branch, index }))
    .filter((item): item is { branch: JsonObject & Branch; index: number } => isBranch(item.branch))
    .sort((left, right) => left.branch.order - right.branch.order);
}

function isBranch(value: JsonValue): value is JsonObject & Branch {
  return isJsonObject(value) && typeof value.order === 'number' && Array.isArray(value.actions);
}
